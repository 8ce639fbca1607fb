"""What only the trainer's page says."""

from __future__ import annotations

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.room.stage_words import stages_in_words
from burgemeestersgame.server.forms import Texts, both


def trainer_texts() -> Texts:
    """Return the texts by their keys; of a text with a count both forms."""
    return {
        # the trainer's page
        "trainer": _("Trainer's page"),
        "trainer.connected": _("{here} of {all} connected"),
        "trainer.no-names": _("without names"),
        **{f"trainer.{stage}": words for stage, words in stages_in_words().items()},
        "trainer.closed-text": _(
            "Everything sealed has been destroyed. The run stands among your games on this"
            " laptop, with its debrief."
        ),
        "elsewhere.steer": _("Steer from here again"),
        "rail": _("Steps of the session"),
        "step.pause": _("Pause"),
        "step.resume": _("Resume"),
        "step.practise": _("Begin the practice round"),
        "step.briefing": _("To the briefing"),
        "step.begin": _("Begin the story"),
        "step.open.practice": _("Open the practice vote"),
        "step.open.first-vote": _("Open the first vote"),
        "step.open.second-vote": _("Open the second vote"),
        "step.close": _("Close the vote"),
        "step.reveal": _("Reveal the counts"),
        "step.skip-reveal": _("Go on without revealing"),
        "step.talk": _("Start the talk"),
        "step.decision": _("To the decision"),
        "step.on": _("On with the story"),
        "step.debrief": _("To the debrief"),
        "step.page": _("Next page of the debrief"),
        "step.to": _("On to: {title}"),
        "step.agreement": _("To the agreement"),
        "step.finish": _("Finish the session"),
        "step.extend": _("{seconds} seconds more"),
        "step.no-limit": _("No limit"),
        "step.hands": _("Vote by show of hands"),
        "limit": _("Time"),
        "limit.none": _("no limit"),
        "turnout": _("{voted} of {expected}"),
        "turnout.text": _("voted, no names kept."),
        "turnout.missing": _("{count} still to come."),
        "turnout.left": _("{time} left"),
        "hands.text": _(
            "Wi-Fi gone? Ask for hands and count them. These counts take the place of what"
            " came in by phone."
        ),
        "hands.send": _("Close with these counts"),
        "explain.label": _("The sentence of the group"),
        "explain.save": _("Write it down"),
        "explain.skip": _("Go on without a sentence"),
        "agreement.label": _("What the group agrees on, in its own words"),
        "agreement.save": _("Save the agreement"),
        "agreement.saved": _("The agreement is saved."),
        "lines.about": _("taken over, a line can still be edited"),
        "lines.adopt": _("Take over"),
        "lines.drop": _("Remove this line"),
        "lines.sure": _("Remove this line for good, also from the agreement?"),
        "decide": _("Take this decision"),
        "decide.choose": _("Choose a decision first"),
        "decide.title": _("What is decided?"),
        "decide.leads": _("most votes"),
        "decide.trainer": _("You write down what is decided."),
        "decide.majority": _("The majority decides in this session."),
        "decide.tied": _("Votes are equal. Ask the group, then choose one of these."),
        "decide.mayor": _(
            "{animal} has the last word and decides on their own phone. You may also write it"
            " down here."
        ),
        "guide.questions": _("Questions for the talk"),
        "guide.goals": _("What this is about"),
        "guide.care": _("Look after each other"),
        "reason.about": _("A spotlight puts the line on the big screen"),
        "reason.closed": _("Only you see these until you reveal; remove what should not be shown"),
        "reason.spotlight": _("Spotlight"),
        "reason.keep": _("Keep"),
        "reason.kept": _("Kept"),
        "reason.drop": _("Remove"),
        "reason.sure": _("Remove this reason for good?"),
        "kept.title": _("Reasons you kept"),
        "private.roles": both(
            lambda n: ngettext(
                "{count} role knows more here than the rest",
                "{count} roles know more here than the rest",
                n,
            )
        ),
        "told.yes": _("Was said"),
        "told.no": _("Was not said"),
        "debrief.pages": _("Page"),
        "debrief.source": _("Written in: {source}"),
        "report.save": _("Save the report"),
        "report.about": _("A page with counts and what was kept. Who chose what is not in it."),
        "private.trainer": _("Only they and you see this. Do not read it out: they decide."),
        "consult.title": _("Hear advice together"),
        "consult.about": _("takes time in the story"),
        "consult.hear": _("Hear: {advisor}"),
        "advice.open": _("leaves it open"),
        "act.title": _("Doing something unasked"),
        "act.about": _("always possible, takes time in the story"),
        "act.proposed": both(lambda n: ngettext("{count} proposes it", "{count} propose it", n)),
        "act.take": _("Do it"),
        "act.take-this": _("Do it: {action}"),
        "notes.title": _("Your note at this moment"),
        "notes.about": _("only for you"),
        "notes.save": _("Save the note"),
        "notes.saved": _("The note is saved."),
        "room.join": _("How to take part"),
        "room.qr": _("QR code with the address of this room"),
        "room.at": _("In the browser of the phone:"),
        "room.address": _("Network address of this laptop"),
        "room.new-code": _("New code"),
        "room.new-code-text": _("Whoever is in, stays in. The old code lets nobody in any more."),
        "room.nobody": _("No phone has reached this laptop yet."),
        "room.nobody.wifi": _(
            "Are phones and laptop on the same Wi-Fi? Guest Wi-Fi often keeps devices apart."
        ),
        "room.nobody.address": _(
            "Choose another network address below and have the QR code scanned again."
        ),
        "room.nobody.hotspot": _(
            "Or make a hotspot of this laptop or a phone; no internet is needed."
        ),
        "room.nobody.hands": _("Nothing helps? Play with a show of hands: you enter the counts."),
        "seats.title": both(
            lambda n: ngettext("{count} person takes part", "{count} people take part", n)
        ),
        "seats.none": _("Nobody has come in yet."),
        "seats.roles": _("What each role is about"),
        "seats.role": _("Role of {animal}"),
        "seats.no-role": _("no role yet"),
        "seats.also": _("also: {roles}"),
        "seats.here": _("connected"),
        "seats.away": _("away for a moment"),
        "seats.left": _("has stopped"),
        "seats.dismiss": _("Wait no longer"),
        "seats.dismiss-label": _("Wait no longer for {animal}"),
        "seats.mayor": _("{animal} has the last word"),
        "seats.mayor-short": _("Last word"),
        "settings": _("Settings"),
        "settings.decides": _("Who has the last word"),
        "settings.decides.trainer": _("the trainer writes it down"),
        "settings.decides.majority": _("the majority"),
        "settings.decides.mayor": _("one of those who take part"),
        "settings.mayor": _(
            "Say at the list of people who has the last word, as mayor or chair. Until then it is"
            " the first with the leading role of the story, if it has such a role."
        ),
        "settings.dealing": _("How roles are given"),
        "settings.dealing.chosen": _("people choose"),
        "settings.dealing.random": _("at random"),
        "settings.dealing.hand": _("by the trainer"),
        "settings.seconds": _("Time for a vote"),
        "screens.title": _("Screens"),
        "screens.shown": _("The big screen and the phones show the session."),
        "screens.hidden": _("The big screen and the phones are empty."),
        "screens.hide": _("Empty the screens"),
        "screens.show": _("Show again"),
        "look-back": _("To the debrief now"),
        "look-back.sure": _("Leave the story here and look back together?"),
        "look-back.text": _(
            "What was decided until now is looked back on. The rest of the story is not played any"
            " more, and an answer in a round that is open is not counted."
        ),
        "look-back.yes": _("Look back"),
        "end": _("End the session"),
        "end.sure": _("End this session for everybody?"),
        "end.yes": _("End the session"),
        "end.text": _("The story stops here. What is sealed is destroyed. This cannot be undone."),
        "end.kept": _(
            "Your notes, the kept reasons and the agreement stay on this laptop until you"
            " wipe them."
        ),
    }
