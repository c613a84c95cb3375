"""Folders where a library can be lost are pointed out."""

from __future__ import annotations

import json
from collections import namedtuple
from pathlib import Path

import pytest

from briefing_app.storage import places

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/home /people/rivera nfs4 rw 0 0
//server/team /mnt/team\\040drive cifs rw 0 0
/dev/sdb1 /mnt/team\\040drive/local ext4 rw 0 0
sshfs#x /mnt/far fuse.sshfs rw 0 0
broken
"""


@pytest.fixture
def mounts(tmp_path):
    path = tmp_path / "mounts"
    path.write_text(MOUNTS)
    return path


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/people/other/desk.bdl", False),
        ("/people/rivera/Documents/desk.bdl", True),
        ("/people/rivera-old/desk.bdl", False),
        ("/mnt/team drive/desk.bdl", True),
        ("/mnt/team drive/local/desk.bdl", False),
        ("/mnt/far/desk.bdl", True),
    ],
)
@pytest.mark.skipif(places.sys.platform == "win32", reason="mount points are of other systems")
def test_a_network_drive_is_known_by_its_mount(mounts, path, expected):
    assert places.is_on_network(Path(path), mounts) is expected


@pytest.mark.skipif(places.sys.platform == "win32", reason="mount points are of other systems")
def test_a_computer_that_does_not_tell_its_mounts_has_no_network_drive(tmp_path):
    assert not places.is_on_network(Path("/people/x/desk.bdl"), tmp_path / "none")


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("OneDrive - Department", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("iCloudDrive", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("Box", "Box"),
        ("MEGAsync", "MEGA"),
        ("SharePoint - Team", "SharePoint"),
    ],
)
def test_a_synchronised_folder_is_pointed_out_once(tmp_path, folder, program):
    path = tmp_path / folder / folder / "desk.bdl"
    (told,) = [one for one in places.notices(path, {}) if "synchronises" in one]
    assert program in told


def test_a_folder_named_by_onedrive_itself_is_pointed_out(tmp_path):
    (told,) = places.notices(tmp_path / "Docs" / "desk.bdl", {"OneDriveCommercial": str(tmp_path / "Docs")})
    assert "OneDrive" in told


def test_a_folder_that_dropbox_says_it_synchronises_is_pointed_out_whatever_it_is_called(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    told = {"personal": {"path": str(tmp_path / "Everything")}, "business": {}}
    (tmp_path / "Dropbox" / "info.json").write_text(json.dumps(told))
    environment = {"APPDATA": str(tmp_path)}
    (hazard,) = places.hazards(tmp_path / "Everything" / "desk.bdl", environment)
    assert "Dropbox synchronises" in hazard
    assert places.hazards(tmp_path / "Other" / "desk.bdl", environment) == ()


@pytest.mark.parametrize("torn", ["", "[]", "{}", '{"personal": 3}', '{"personal": {"path": 3}}'])
def test_what_dropbox_says_may_be_anything(tmp_path, torn):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Dropbox" / "info.json").write_text(torn)
    assert places.hazards(tmp_path / "desk.bdl", {"APPDATA": str(tmp_path)}) == ()


def test_a_nearly_full_disk_is_pointed_out(tmp_path, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(places.shutil, "disk_usage", lambda _: usage(10**9, 10**9, 7_000_000))
    (told,) = places.notices(tmp_path / "desk.bdl", {})
    assert "Only 7 MB are free" in told


def test_a_folder_that_only_begins_like_one_is_not(tmp_path):
    assert places.hazards(tmp_path / "Boxes" / "desk.bdl", {}) == ()


def test_an_ordinary_folder_is_not_pointed_out(tmp_path):
    assert (
        places.notices(tmp_path / "Drives" / "desk.bdl", {"OneDrive": "", "OneDriveConsumer": "/other"}) == ()
    )
