"""What the phone's page says, and what both pages say."""

from __future__ import annotations

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.server.forms import Texts, both


def phone_texts() -> Texts:
    """Return the texts by their keys; of a text with a count both forms."""
    return {
        # about every page
        "title": _("Burgemeestersgame"),
        "clock": _("{minutes}:{seconds}"),
        "cancel": _("No, go back"),
        "and": _("{one} and {other}"),
        "seconds": both(lambda n: ngettext("{count} second", "{count} seconds", n)),
        "minutes": both(lambda n: ngettext("{count} minute", "{count} minutes", n)),
        "link.connecting": _("connecting"),
        "link.connected": _("connected"),
        "link.lost": _("away for a moment"),
        "link.back": _("connected again"),
        "link.lost-long": _(
            "The connection is gone for a moment. This page looks for it by itself; what you"
            " wrote is kept."
        ),
        # joining and leaving
        "join.title": _("Take part"),
        "join.privacy": _(
            "You need no name and no account. You get an animal; nobody asks who you are."
        ),
        "join.code": _("Code on the screen"),
        "join.hint": _("Six letters and digits, capitals or not."),
        "join.go": _("Take part"),
        "joining.title": _("One moment"),
        "joining.text": _("We bring you to the room with code {code}."),
        "joining.wait": _("We look for your place."),
        "left.title": _("You have stopped"),
        "left.text": _(
            "Nobody waits for you any more. You may come back to the same place as long as"
            " the session lasts."
        ),
        "left.back": _("Take part again"),
        "elsewhere.title": _("You went on elsewhere"),
        "elsewhere.here": _("Go on here"),
        "refused.title": _("This did not work"),
        "refused.reload": _("Load the page again"),
        "refused.anew": _("Enter another code"),
        "tabs": _("Where to go"),
        "tab.now": _("Now"),
        "tab.role": _("My role"),
        "tab.messages": _("Messages"),
        "tab.stop": _("Stop"),
        "stop.title": _("Do you want to stop?"),
        "stop.text": _(
            "Nobody waits for you then. An answer in the round that is open now is not counted."
        ),
        "stop.again": _(
            "Just want to put your phone away? You need not do anything: you keep your place."
        ),
        "stop.yes": _("Stop"),
        "stop.no": _("Stay"),
        # who one is
        "role.you-are": _("You are {animal}"),
        "role.yours": _("Your role"),
        "role.none": _("You have no role yet. You get one before the story begins."),
        "role.mayor": _("You have the last word in this session."),
        "role.privacy": _(
            "Your name is not known here, only a role and an animal. Everything goes when"
            " the trainer wipes it."
        ),
        "private.title": _("For you alone"),
        "private.only-you": _(
            "Only phones with your role get this, and the trainer. You decide whether you tell it;"
            " in the debrief everybody sees it."
        ),
        "private.covered": _("Covered, so that nobody looks over your shoulder."),
        "private.show": _("Show"),
        "private.cover": _("Cover"),
        "private.is-covered": _("covered"),
        "private.is-open": _("shown"),
        "lobby.in": _("You are in"),
        "lobby.text": _("You will be called that here; nobody asks for your name."),
        "lobby.choose": _("Which role would you like?"),
        "lobby.full": _("taken"),
        "lobby.look": _('Under "My role" stands what your role is about.'),
        "lobby.wait": _("The trainer begins when everybody is there."),
        "briefing.text": _("Read your role at your leisure. In a moment the story begins."),
        "briefing.no-role": _("In a moment the story begins."),
        "briefing.wait": _("The trainer begins the story."),
        # voting
        "practice.above": _("Practice round, it does not count"),
        "practice.text": _("Try the buttons. What you answer here means nothing."),
        "practice.done": _("That is how it works. The trainer goes on in a moment."),
        "dilemma": _("Choice {number}"),
        "vote.first": _("first vote, everybody alone"),
        "vote.second": _("second vote, everybody alone"),
        "vote.privacy": _(
            "Nobody sees this now. Afterwards everybody sees counts and reasons only."
        ),
        "vote.not-yet": _("Not yet"),
        "vote.abstain": _("Abstain"),
        "vote.value": _("What tipped the scale?"),
        "vote.no-value": _("I leave that open"),
        "vote.reason": _("Your reason, in one line"),
        "vote.reason-hint": _("On the screen without a name; the report may hold it too"),
        "vote.counter": _("{count} of {most}"),
        "vote.seal": _("Seal my vote"),
        "vote.to-answers": _("To the answers"),
        "vote.choose-first": _("Choose an answer first."),
        "vote.sending": _("Your vote is on its way."),
        "vote.kept": _("Your vote is kept here and goes out as soon as the connection is back."),
        "vote.leave-it": _("Leave it as it was"),
        "vote.sealed": _("Your vote is sealed"),
        "vote.sealed-text": _(
            "Only you see this. You may change it as long as the round is open. This phone keeps"
            " it for you until the session ends."
        ),
        "vote.change": _("Change"),
        "vote.opens": _("The trainer opens the vote in a moment."),
        "vote.closed": _("The vote is closed. In a moment you see how it went."),
        "time.left": _("{time} left to vote."),
        "time.last": both(
            lambda n: ngettext("Only {count} second left.", "Only {count} seconds left.", n)
        ),
        "time.then": _("Then the round closes."),
        "time.changed": _("The time to vote has changed."),
        "time.nearly": _("Twenty seconds left to vote."),
        # counts
        "reveal.title": _("How you voted"),
        "reveal.first": _("The first vote is shown"),
        "reveal.second": _("The second vote is shown"),
        "tally.title": _("Counts"),
        "tally.first": _("first vote"),
        "tally.second": _("second vote"),
        "tally.first-round": _("The first vote once more"),
        "tally.few": _(
            "Fewer than three people voted. Counts are not shown, so that nobody can tell"
            " who voted what."
        ),
        "tally.few-first": _(
            "Fewer than three people voted the first time, so that only the second vote is shown."
        ),
        "tally.few-second": _(
            "Fewer than three people voted the second time, so that only the first vote is shown."
        ),
        "tally.cast": both(lambda n: ngettext("{count} person voted.", "{count} people voted.", n)),
        "tally.hands": both(
            lambda n: ngettext("{count} hand was counted.", "{count} hands were counted.", n)
        ),
        "tally.missing": both(
            lambda n: ngettext("{count} did not vote.", "{count} did not vote.", n)
        ),
        "votes": both(lambda n: ngettext("{count} vote", "{count} votes", n)),
        "shift": _("{before} then, {after} now: {change}"),
        "shift.same": _("unchanged"),
        "shift.more": _("up by {count}"),
        "shift.fewer": _("down by {count}"),
        "reasons.title": _("Reasons, without names"),
        "reasons.spotlight": _("Everybody looks at this one"),
        "reasons.more": _("And {count} more on the trainer's screen."),
        "talk.text": _("Put your phone down and talk. Who knows something that the others do not?"),
        # the story
        "situation": _("What is going on"),
        "situation.again": _("Read the situation once more"),
        "story.time": _("{time} in the story"),
        "advice.title": _("Advice you heard together"),
        "advice.new": _("You heard advice together: {advisor}"),
        "advice.stance": _("Would choose: {choice}"),
        "messages.title": _("Messages"),
        "messages.none": _("Nothing has arrived yet."),
        "messages.fresh": _("new"),
        "messages.new": both(lambda n: ngettext("{count} new message", "{count} new messages", n)),
        "reports.title": _("What you did unasked"),
        "action.title": _("Propose to do something nobody asks for"),
        "action.text": _(
            "Always possible, and it takes time in the story. The trainer sees how many propose it."
        ),
        "action.proposed": _("proposed"),
        "action.taken-back": _("taken back"),
        "decision.trainer": _("The trainer writes down the decision."),
        "decision.majority": _(
            "The majority of the second vote decides. The trainer writes it down."
        ),
        "decision.mayor": _("The one with the last word decides now."),
        "mayor.title": _("You decide"),
        "mayor.text": _("You have heard the council. In this session the last word is yours."),
        "mayor.decide": _("Yes, this is my decision"),
        "mayor.sure": _("Do you decide: {choice}"),
        "consequence.title": _("What happens"),
        "consequence.decided": _("The decision: {choice}"),
        "consequence.silence": _("No decision was taken in time."),
        "consequence.wait": _("The trainer goes on in a moment."),
        "reading.title": _("The story goes on"),
        "explain.above": _("Say it in one sentence"),
        "explain.text": _(
            "Look for one sentence together. The trainer writes it down, and it may come"
            " back later."
        ),
        "ending.title": _("How it ends"),
        "ending.wait": _("The trainer begins the debrief in a moment."),
        "debrief.page": _("Page {page} of {pages}"),
        "agreement.title": _("Your agreement"),
        "agreement.text": _(
            "What do you agree on with each other? Suggest a line and support those of others;"
            " the trainer writes down what you keep."
        ),
        "agreement.ours": _("This is what you agreed on"),
        "line.label": _("Your line, in your own words"),
        "line.hint": _("On the screen without a name"),
        "line.send": _("Suggest this line"),
        "line.change": _("Change my line"),
        "line.sent": _("Your line is on the screen."),
        "line.taken-back": _("Your line has been taken back."),
        "lines.title": _("Lines from the room"),
        "lines.text": _("Tick every line that you stand behind. What is not kept is destroyed."),
        "lines.count": both(
            lambda n: ngettext("{count} person behind it", "{count} people behind it", n)
        ),
        "lines.mine": _("your line"),
        "lines.taken": _("in the agreement"),
        "lines.supported": _("You stand behind this line."),
        "lines.not-supported": _("You do not stand behind this line any more."),
        # what only the phone knows
        "mirror.title": _("Your mirror"),
        "mirror.about": _("Only on this phone. The laptop does not know this any more."),
        "mirror.none": _("This phone keeps no answer of yours to this one."),
        "mirror.first": _("You, before the talk"),
        "mirror.second": _("You, after the talk"),
        "mirror.same": _("You kept to your choice."),
        "mirror.moved": _("You chose differently after the talk."),
        "mirror.room": _("The room"),
        "mirror.again": _("Would you do it again?"),
        "mirror.again.yes": _("Yes"),
        "mirror.again.no": _("No"),
        "mirror.again.unsure": _("I do not know yet"),
        "mirror.intention": _("What will you do yourself, next time?"),
        "mirror.copy": _(
            "Nobody else reads this. It goes when the session ends: copy it by hand if you"
            " want to keep it."
        ),
        "mirror.clear": _("Clear from this phone"),
        "mirror.sure": _("Clear your answers and what you wrote from this phone?"),
        "mirror.cleared": _("Cleared from this phone."),
        "mirror.leave": _("What this phone kept for you alone is cleared."),
        "closed.title": _("The session has ended"),
        "closed.text": _("Thank you for taking part. You may close this page."),
        "paused.title": _("A short break"),
        "paused.text": _("The trainer has paused the session. Nothing is lost, and no time runs."),
        "hidden.title": _("Look up for a moment"),
        "hidden.text": _("The trainer has emptied the screens."),
        # stages
        "stage.lobby": _("Lobby"),
        "stage.practice": _("Practice"),
        "stage.briefing": _("Briefing"),
        "stage.first-vote": _("Vote 1"),
        "stage.first-reveal": _("Reveal"),
        "stage.talk": _("Talk"),
        "stage.second-vote": _("Vote 2"),
        "stage.second-reveal": _("Reveal"),
        "stage.decision": _("Decision"),
        "stage.consequence": _("Consequence"),
        "stage.debrief": _("Debrief"),
        "stage.agreement": _("Agreement"),
    }
