"""Why a file could not be read or written, in words of our own."""

import errno
import os

import pytest

from burgemeestersgame import i18n
from burgemeestersgame.files import reason


def test_a_full_disk_is_named_in_the_language_of_the_user():
    error = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    i18n.use("nl")
    dutch = reason(error)
    i18n.use("en")

    assert (dutch, reason(error)) == ("de schijf is vol", "the disk is full")


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_what_the_operating_system_says_is_never_shown(number):
    assert os.strerror(number) not in reason(OSError(number, os.strerror(number)))


def test_an_error_of_our_own_speaks_for_itself():
    assert reason(OSError(0, "this is a pipe")) == "this is a pipe"
