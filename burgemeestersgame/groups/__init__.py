"""What a group's session shows afterwards: its debrief, its reports and the course it belongs to.

Everything is worked out from what the session's file keeps: the events of a room, which hold counts
and no names. A `GroupDebrief` says what happened; the live pages, the report and the files for
other programs are made of it.
"""
