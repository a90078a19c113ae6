"""A day of a show as its docs tell it: what stands in them is run as it stands, with a user's own names put in.

Used by a test, with a quick voice and short documents, and by `benchmarks/day.py`, with Festival and a real wait.
"""

from __future__ import annotations

import io
import json
import logging
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import docx
import feedparser
import podcastparser
import requests
from feed_rules import complaints
from web_site import Reply, web_site

ROOT = Path(__file__).parents[2]
DOCS, NODE = ROOT / "docs", ROOT / "tests" / "node"
MOSCOW = ZoneInfo("Europe/Moscow")
SHOW, PLACE = "/srv/obzor", "s3://podcast/obzor"  # as the docs name them

PAGE = """<!doctype html><html lang="ru"><head><title>Мост сдали раньше срока</title></head><body><article>
<h1>Мост сдали раньше срока</h1><p>Мост через реку Ольху открыли 25 ноября, на 12 дней раньше срока. Длина моста —
640 м, по нему будут ходить и трамваи.</p><p>Строители обещают к весне достроить и набережную.</p></article>
</body></html>
"""
RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Экономика края</title>
<link>{url}/</link><description>Новости</description><item><title>Урожай яблок вырос на 7,5 %</title>
<link>{url}/apples</link><guid>{url}/apples</guid><pubDate>Thu, 26 Nov 2026 05:00:00 +0300</pubDate>
<description>Садоводы края собрали 48 тыс. тонн яблок. Год назад было на 7,5 % меньше.</description></item>
</channel></rss>
"""


def blocks(document: str) -> list[str]:
    """Give what stands in a document of docs/ to be copied."""
    return re.findall(r"^```\n(.*?)^```$", (DOCS / document).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def block(document: str, mark: str) -> str:
    """Give the block that holds a mark; it has to be the only one."""
    (found,) = (each for each in blocks(document) if mark in each)
    return found


@contextmanager
def store() -> Iterator[tuple[str, Any]]:
    """A real S3 server on loopback: its address, and a client of the bucket's owner."""
    import boto3
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.WARNING)  # a line for each request
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    address = "http://{}:{}".format(*server.get_host_and_port())
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "region_name": "eu-central-1"}
    try:
        yield address, boto3.client("s3", endpoint_url=address, **keys)
    finally:
        requests.post(f"{address}/moto-api/reset", timeout=10)  # its state outlives the server
        server.stop()


@dataclass
class Day:
    """One user on one machine with a home of their own; `heard` is what the listeners' apps read last."""

    folder: Path
    address: str  # of the S3 server
    bucket: Any
    voice: str
    site: str = ""
    show: Path = field(init=False)
    heard: list[dict[str, Any]] = field(default_factory=list)
    slugs: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.show = self.folder / "srv" / "obzor"
        (self.folder / "home" / ".aws").mkdir(parents=True)
        (self.show / "inbox").mkdir(parents=True)

    def sh(self, script: str, *, cwd: Path | None = None, code: int = 0) -> subprocess.CompletedProcess[str]:
        """Run what the docs say in a shell of this user."""
        programs = f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"
        environment = {"HOME": str(self.folder / "home"), "PATH": programs, "LC_ALL": "C.UTF-8"}
        environment |= {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
        ways: dict[str, Any] = {"cwd": cwd or self.show, "env": environment, "capture_output": True, "text": True}
        done = subprocess.run(["/bin/sh", "-euc", script], check=False, **ways)
        assert done.returncode == code, f"{script}\n{done.stdout}\n{done.stderr}"
        return done

    def with_own_names(self, text: str) -> str:
        """Put this user's names in the place of those in the docs."""
        for theirs, own in (
            (SHOW, str(self.show)),
            ("/opt/briefing/.venv/bin", str(Path(sys.executable).parent)),
            ("https://podcast.example.org/obzor/", self.link("obzor")),
            ("https://example.org", self.site),
            ("ИДЕНТИФИКАТОР", "key"),
            ("СЕКРЕТ", "secret"),
            ("https://storage.yandexcloud.net", self.address),
        ):
            text = text.replace(theirs, own)
        return text

    def link(self, show: str) -> str:
        return f"{self.address}/podcast/{show}/"

    # The steps; each gives a line of what was found to be so.

    def sets_up(self) -> str:
        """Keys, a bucket that everybody may read, a configuration out of `briefing init`, the recipe, the script."""
        aws = self.folder / "home" / ".aws"
        (aws / "credentials").write_text(self.with_own_names(block("publishing.md", "aws_secret")), encoding="utf-8")
        (aws / "config").write_text(
            self.with_own_names(block("publishing.md", "endpoint_url =")).replace("ru-central1", "eu-central-1"),
            encoding="utf-8",
        )
        self.bucket.create_bucket(Bucket="podcast", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
        self.bucket.put_bucket_policy(Bucket="podcast", Policy=block("publishing.md", "s3:GetObject"))
        self.configure(self.show, "Обзор края", "obzor")
        recipe = self.with_own_names(block("sources.md", 'name = "morning"')).replace('voice = "baya"\n', "")
        with (self.show / "briefing.toml").open("a", encoding="utf-8") as stream:
            stream.write("\n" + recipe)
        script = self.show / "morning.sh"
        script.write_text(self.with_own_names(block("daily.md", "#!/bin/sh")), encoding="utf-8")
        script.chmod(0o755)
        told = self.sh("briefing publish s3://podcast/obzor --dry-run", code=1).stderr
        assert "make an episode first" in told
        return f"configuration of {len((self.show / 'briefing.toml').read_text(encoding='utf-8').splitlines())} lines"

    def configure(self, show: Path, title: str, name: str) -> None:
        """Do to the file of `briefing init` what an editor does."""
        self.sh("briefing init", cwd=show)
        path = show / "briefing.toml"
        text = path.read_text(encoding="utf-8")
        for theirs, own in (
            ('voice = "auto"', f'voice = "{self.voice}"'),
            ('title = "Наш обзор"', f'title = "{title}"'),
            ('# link = "https://example.org/briefing/"', f'link = "{self.link(name)}"'),
            ('email = ""', 'email = "editor@example.org"'),
            ("allow_private = []", 'allow_private = ["127.0.0.1"]'),
        ):
            assert theirs in text, theirs
            text = text.replace(theirs, own, 1)
        path.write_text(text, encoding="utf-8")

    def has_a_morning(self) -> str:
        """Four sources: a document of Word, a page, a feed, a text; the script of the docs makes and publishes."""
        document = docx.Document()
        document.add_heading("Порт принял новые суда", 1)
        document.add_paragraph("В порту открыли третий причал. За месяц он примет 14 судов, в том числе 2 ледокола.")
        document.add_paragraph("Глубина у причала — 11,5 м, этого хватит и сухогрузам.")
        document.save(str(self.show / "inbox" / "port.docx"))
        weather = "Днём −3 °C, ветер 5 м/с. Ночью подморозит до −8 °C.\n"
        (self.show / "weather.txt").write_text(weather, encoding="utf-8")
        done = self.sh("./morning.sh")
        assert (done.stdout, done.stderr) == ("", ""), "a good morning is silent"
        (item,) = self.listen()
        episode = self.manifest(item)
        assert len(episode["sources"]) == 4
        assert len(episode["chapters"]) >= 4
        assert abs(episode["loudness"]["integrated_lufs"] + 16) <= 1
        assert not item["summary"].startswith("Обзор края"), "the spoken intro is no summary"
        self.slugs["morning"] = episode["slug"]
        return f"{episode['duration_s']:.0f} s of sound by {episode['voice']}, {len(episode['chapters'])} chapters"

    def corrects(self) -> str:
        """An editor changes a line of the script; the episode stays the same one."""
        (before,) = self.heard
        script = self.show / "output" / "episodes" / self.slugs["morning"] / "script.txt"
        text = script.read_text(encoding="utf-8")
        assert "третий причал" in text
        script.write_text(text.replace("третий причал", "четвёртый прич+ал"), encoding="utf-8")
        self.sh(f"briefing make --script {script} --quiet\nbriefing publish {PLACE} --quiet")
        (item,) = self.listen()
        assert (item["guid"], item["published"]) == (before["guid"], before["published"])
        assert "исправлен" in item["notes"]
        assert "четвёртый причал" in self.public(f"episodes/{self.slugs['morning']}/transcript.srt").replace("\n", " ")
        return "same guid and date, the notes tell of it"

    def makes_a_second(self) -> str:
        """Another document of the same day."""
        text = "# Паром вернулся\n\nПаром снова ходит каждые 40 минут.\n"
        (self.show / "urgent.md").write_text(text, encoding="utf-8")
        self.sh(f"briefing make urgent.md --quiet\nbriefing publish {PLACE} --quiet")
        newer, older = self.listen()
        apart = parsedate_to_datetime(newer["published"]) - parsedate_to_datetime(older["published"])
        assert apart >= timedelta(minutes=1), apart
        assert [self.manifest(item)["number"] for item in (newer, older)] == [2, 1]
        self.slugs["second"] = self.manifest(newer)["slug"]
        return f"the first in the feed, {apart.seconds // 60} min after the other"

    def holds_back(self, *, wait: bool) -> str:
        """An episode with its hour: nothing of it is public before; after it the docs' own command shows it."""
        hour = datetime.now(MOSCOW) + timedelta(minutes=2)
        _, by_day, by_hour = block("daily.md", "--date 27.11.2026 --time").splitlines()
        day = hour if wait else hour + timedelta(days=1)
        command = (
            (by_hour if wait else by_day).replace("obzor.docx", "later.md").replace("27.11.2026", f"{day:%d.%m.%Y}")
        )
        command = command.replace("09:30", f"{hour:%H:%M}")
        (self.show / "later.md").write_text("# Итоги торгов\n\nТорги начнутся в полдень.\n", encoding="utf-8")
        made = self.sh(f"{command} --quiet").stdout.strip()
        slug = Path(made).parent.name
        self.slugs["later"] = slug
        told = self.sh(f"briefing publish {PLACE}").stderr
        assert len(self.listen()) == 2
        assert not [key for key in self.objects() if slug in key], "nothing early is public"
        assert slug in told
        if not wait:
            return "nothing of it is public"
        early = self.objects()
        time.sleep(max(0.0, (hour.replace(second=1) - datetime.now(MOSCOW)).total_seconds()))
        self.sh(self.with_own_names(block("daily.md", "*/10 * * * *").removeprefix("*/10 * * * * ")))
        assert len(self.listen()) == 3
        return f"nothing of it among {len(early)} objects before {hour:%H:%M}, the first in the feed after it"

    def takes_down(self) -> str:
        """`remove` and `publish --delete`, as the docs have them."""
        kept = [item["guid"] for item in self.heard if self.slugs["second"] not in item["link"]]
        command = block("publishing.md", "briefing remove").replace("2026-11-26-utro", self.slugs["second"])
        self.sh(command)
        assert [item["guid"] for item in self.listen()] == kept
        assert not [key for key in self.objects() if self.slugs["second"] in key]
        page = f"{self.link('obzor')}episodes/{self.slugs['second']}/index.html"
        assert requests.get(page, timeout=10).status_code == 404
        return f"{len(kept)} left, none of its files"

    def opens_a_second_show(self) -> str:
        """A folder, a configuration and a place of its own."""
        first = self.public("feed.xml")
        policy = json.loads(block("publishing.md", "s3:GetObject"))
        policy["Statement"][0]["Resource"] = [f"arn:aws:s3:::podcast/{show}/*" for show in ("obzor", "vecher")]
        self.bucket.put_bucket_policy(Bucket="podcast", Policy=json.dumps(policy))
        other = self.folder / "srv" / "vecher"
        other.mkdir()
        self.configure(other, "Вечер", "vecher")
        (other / "evening.md").write_text("# Вечерние новости\n\nФонари зажгут в 17:40.\n", encoding="utf-8")
        self.sh("briefing make evening.md --quiet\nbriefing publish s3://podcast/vecher --quiet", cwd=other)
        assert self.public("feed.xml") == first
        assert len(self.listen("vecher")) == 1
        feeds = [self.public("feed.xml", show) for show in ("obzor", "vecher")]
        assert len({guid for feed in feeds for guid in re.findall("<podcast:guid>(.+?)<", feed)}) == 2
        return "two feeds, two identities, the first unchanged"

    # What a listener has

    def public(self, path: str, show: str = "obzor") -> str:
        """Give what anybody gets at an address of the show."""
        return fetched(self.link(show) + path).decode()

    def objects(self) -> list[str]:
        return [entry["Key"] for entry in self.bucket.list_objects_v2(Bucket="podcast").get("Contents", [])]

    def manifest(self, item: dict[str, Any]) -> dict[str, Any]:
        path = item["link"].removeprefix(self.link("obzor")).replace("index.html", "episode.json")
        found: dict[str, Any] = json.loads(self.public(path))
        return found

    def listen(self, show: str = "obzor") -> list[dict[str, Any]]:
        """Read the feed as three apps do, see that they agree and that all it names is there; newest first."""
        address = self.link(show) + "feed.xml"
        feed = fetched(address)
        assert complaints(feed) == []
        by_feedparser, by_podcastparser = feedparser.parse(feed), podcastparser.parse(address, io.BytesIO(feed))
        assert not by_feedparser.bozo
        guids = [entry.id for entry in by_feedparser.entries]
        assert [each["guid"] for each in by_podcastparser["episodes"]] == guids
        assert [each["guid"] for each in by_partytime(feed, self.folder)] == guids
        for entry in by_feedparser.entries:
            (enclosure,) = entry.enclosures
            assert len(fetched(enclosure.href)) == int(enclosure.length)
            for address in re.findall(rf'{re.escape(self.link(show))}[^"<\s]+', entry.content[-1].value):
                assert fetched(address.partition("#")[0])
        found = [
            {"guid": entry.id, "link": entry.link, "published": entry.published, "summary": entry.summary}
            | {"notes": entry.content[-1].value}
            for entry in by_feedparser.entries
        ]
        if show == "obzor":
            self.heard = found
        return found


def fetched(address: str) -> bytes:
    """Give what lies at an address, without keys (moto refuses HEAD to whoever has none, so GET it is)."""
    answer = requests.get(address, timeout=10)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return answer.content


def by_partytime(feed: bytes, folder: Path) -> list[dict[str, Any]]:
    """Read a feed with the Podcast Index's parser."""
    path = folder / "heard.xml"
    path.write_bytes(feed)
    done = subprocess.run(["node", str(NODE / "feed.js"), str(path)], capture_output=True, check=True, encoding="utf-8")
    items: list[dict[str, Any]] = json.loads(done.stdout)["items"]
    return items


def readers_are_here() -> bool:
    """Whether the reader that runs on Node can be asked."""
    return bool(shutil.which("node")) and (NODE / "node_modules").is_dir()


@contextmanager
def a_day(folder: Path, voice: str) -> Iterator[Day]:
    """Give a user on the morning of the first day, with an S3 server and a site to read from."""
    with store() as (address, bucket), web_site({"/news/1": Reply(PAGE.encode(), headers=HTML)}) as site:
        site.replies["/economy.rss"] = [Reply(RSS.format(url=site.url).encode(), headers=XML)]
        yield Day(folder, address, bucket, voice, site.url)


HTML, XML = {"Content-Type": "text/html; charset=utf-8"}, {"Content-Type": "application/rss+xml"}
