"""`briefing publish` to an S3 server and an SFTP server, and as a cron job runs it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from listener import expected, named, shown
from lxml import etree
from sftp_server import SftpServer

from briefing.errors import BriefingError
from briefing.publishing import remove_episode
from briefing.publishing.destination import RECORD_NAME, Destination
from briefing.publishing.shelf import locked
from briefing.publishing.upload import publish


def links(feed: bytes) -> list[str]:
    """Every address of the show that a feed tells; an object store has no page for one that ends in a slash."""
    found = (value for element in etree.fromstring(feed).iter() for value in (element.text, *element.attrib.values()))
    return [value for value in found if value and value.startswith("https://example.org/briefing")]


def objects(client) -> dict[str, bytes]:
    found = {}
    for entry in client.list_objects_v2(Bucket="podcast").get("Contents", []):
        body = client.get_object(Bucket="podcast", Key=entry["Key"])["Body"].read()
        found[entry["Key"].removeprefix("briefing/")] = body
    return {path: body for path, body in found.items() if path != RECORD_NAME}


def test_s3(show, bucket) -> None:
    destination = Destination("s3://podcast/briefing")
    with pytest.raises(KeyboardInterrupt):
        publish(show.output, destination, tell=stop_after(9))
    assert named(objects(bucket)) <= objects(bucket).keys()
    publish(show.output, destination)
    assert objects(bucket) == expected(show.output)
    head = bucket.head_object(Bucket="podcast", Key="briefing/episodes/2026-11-20-first/transcript.vtt")
    assert (head["ContentType"], head["CacheControl"]) == ("text/vtt; charset=utf-8", "max-age=300")
    assert all("." in link.rpartition("/")[2] for link in links(objects(bucket)["feed.xml"]))
    assert publish(show.output, destination).send == ()
    remove_episode(show.output, "2026-11-20-first", show.settings)
    publish(show.output, destination, delete=True)
    assert objects(bucket) == expected(show.output)


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_bucket_that_is_not_there_is_named(show, bucket, dry_run) -> None:
    with pytest.raises(BriefingError, match=r"s3://other/briefing.* see whether the address is right"):
        publish(show.output, Destination("s3://other/briefing"), dry_run=dry_run)


def test_an_empty_bucket_can_be_tried_dry(show, bucket) -> None:
    assert publish(show.output, Destination("s3://podcast/briefing"), dry_run=True).kept == 0
    assert objects(bucket) == {}


def test_missing_keys_are_told_at_once(show, bucket, monkeypatch, tmp_path) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(BriefingError, match=r"there are no keys .*AWS_ACCESS_KEY_ID"):
        publish(show.output, Destination("s3://podcast/briefing"))


def test_keys_without_rights_are_told_at_once(show, bucket) -> None:
    refuse = {"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::podcast/*"}
    policy = {"Version": "2012-10-17", "Statement": [refuse]}
    bucket.put_bucket_policy(Bucket="podcast", Policy=json.dumps(policy))
    with pytest.raises(BriefingError, match=r"is refused .* right to list, read and write there"):
        publish(show.output, Destination("s3://podcast/briefing"))


def test_sftp(show, tmp_path) -> None:
    web = tmp_path / "web"
    web.mkdir()
    with SftpServer(web) as address:
        destination = Destination(f"{address}/podcast")
        with pytest.raises(KeyboardInterrupt):
            publish(show.output, destination, tell=stop_after(9))
        assert "feed.xml" not in shown(web / "podcast")
        publish(show.output, Destination(f"{address}/podcast"))
        assert shown(web / "podcast") == expected(show.output)
        show.publish("2026-11-22-third", date="2026-11-22", title="Третий")
        remove_episode(show.output, "2026-11-20-first", show.settings)
        publish(show.output, Destination(f"{address}/podcast"), delete=True)
        assert shown(web / "podcast") == expected(show.output)


def stop_after(count: int):
    """Interrupt at the n-th line that is told."""
    lines = iter(range(count))

    def tell(_: str) -> None:
        if next(lines, None) is None:
            raise KeyboardInterrupt

    return tell


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "briefing", *arguments]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, cwd=cwd, timeout=60, check=False
    )


def test_the_command_line_logs_and_ends_with_codes_a_cron_job_can_trust(show, tmp_path) -> None:
    log = tmp_path / "publish.log"
    arguments = ("publish", str(tmp_path / "web"), "--output", str(show.output), "--log", str(log), "-q")
    done = run(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    lines = log.read_text(encoding="utf-8").splitlines()
    assert lines[-1].endswith(" done")
    assert any(line.endswith(" sent feed.xml") for line in lines)
    with locked(show.output):
        busy = run(*arguments, cwd=tmp_path)
    assert busy.returncode == 1
    assert len(busy.stderr.splitlines()) == 1
    assert "failed: " in log.read_text(encoding="utf-8").splitlines()[-1]
    assert run("publish", "nonsense://x", "--output", str(show.output), cwd=tmp_path).returncode == 2


def test_remove_and_feed_on_the_command_line(show, tmp_path) -> None:
    assert run("remove", "2026-11-20-first", "--output", str(show.output), cwd=tmp_path).returncode == 0
    assert not (show.output / "episodes/2026-11-20-first").exists()
    missing = run("remove", "2026-11-20-first", "--output", str(show.output), cwd=tmp_path)
    assert missing.returncode == 1
    assert "there is no episode 2026-11-20-first" in missing.stderr
    (show.output / "feed.xml").unlink()
    made = run("feed", "--output", str(show.output), cwd=tmp_path)
    assert made.returncode == 0
    assert "no `link` in [podcast]" in made.stderr
    assert Path(made.stdout.strip()).exists()
    assert etree.parse(io.BytesIO((show.output / "feed.xml").read_bytes())).findtext("channel/item/title") == "Второй"
