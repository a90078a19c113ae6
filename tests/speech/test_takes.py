from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile

from briefing.errors import BriefingError
from briefing.speech.leases import lease
from briefing.speech.takes import TakeStore, Usage, key_of


def flac(seed: int, seconds: float = 0.2) -> bytes:
    samples = np.random.default_rng(seed).integers(-3000, 3000, int(seconds * 24000), dtype=np.int16)
    file = io.BytesIO()
    soundfile.write(file, samples, 24000, format="FLAC", subtype="PCM_16")
    return file.getvalue()


def key(number: int) -> str:
    return key_of("voice", f"текст {number}", "medium medium")


@pytest.fixture
def store(tmp_path: Path) -> TakeStore:
    return TakeStore(tmp_path / "takes")


def test_a_take_is_found_as_it_was_stored(store: TakeStore) -> None:
    assert store.find(key(1)) is None
    stored = store.put(key(1), flac(1))
    assert store.find(key(1)) == stored
    assert (stored.sample_rate, stored.frames) == (24000, 4800)
    assert stored.path.read_bytes() == flac(1)


def test_the_key_is_all_that_changes_the_sound() -> None:
    assert len({key_of(*parts) for parts in [("a", "b", "c"), ("x", "b", "c"), ("a", "x", "c"), ("a", "b", "x")]}) == 4
    assert key_of("ab", "c", "d") != key_of("a", "bc", "d")


def test_a_hundred_damaged_takes_are_all_found_out(store: TakeStore) -> None:
    paths = [store.put(key(number), flac(number)).path for number in range(100)]
    dice = random.Random(4)
    damage = [dice.choice(("cut", "zeroed", "swapped", "renamed", "bit")) for _ in paths]
    contents = [path.read_bytes() for path in paths]
    for number, (path, kind) in enumerate(zip(paths, damage, strict=True)):
        content = contents[number]
        place = dice.randrange(len(content))
        if kind == "cut":
            path.write_bytes(content[:place])
        elif kind == "zeroed":
            path.write_bytes(content[:place] + bytes(len(content) - place))
        elif kind == "bit":
            path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        else:
            path.write_bytes(contents[(number + 1) % 100])
        if kind == "renamed":  # another take's file, seal and all, under this one's key
            path.rename(path.with_name(f"{key(number)}.{paths[(number + 1) % 100].name.split('.')[1]}.flac"))
    assert [store.find(key(number)) for number in range(100)] == [None] * 100
    for number in range(100):
        store.put(key(number), flac(number))
    assert all(store.find(key(number)) for number in range(100))
    assert store.usage().takes == 100


def test_a_full_disk_is_one_clear_error_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "takes").write_text("a file where the folder should be")
    with pytest.raises(BriefingError, match="a take can't be written"):
        TakeStore(tmp_path / "takes").put(key(1), flac(1))


def test_a_write_that_is_killed_leaves_no_take(store: TakeStore) -> None:
    program = (
        "import os, sys; from pathlib import Path; from briefing.speech.takes import TakeStore\n"
        "Path.replace = lambda *paths: os._exit(9)\n"  # dies with the content written, the name not yet given
        f"TakeStore(Path({str(store.folder)!r})).put({key(1)!r}, bytes(1000))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    assert store.find(key(1)) is None
    assert store.usage() == Usage(0, 0)


def test_many_writers_and_readers_share_a_store(store: TakeStore) -> None:
    content = [flac(number) for number in range(10)]
    wrong: list[int] = []

    def work(seed: int) -> None:
        dice = random.Random(seed)
        for _ in range(50):
            number = dice.randrange(10)
            found = store.find(key(number)) or store.put(key(number), content[number])
            if found.path.read_bytes() != content[number]:
                wrong.append(number)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong and store.usage().takes == 10


def test_pruning_removes_what_was_not_used_for_longest(store: TakeStore) -> None:
    paths = [store.put(key(number), flac(number)).path for number in range(4)]
    for age, path in enumerate(reversed(paths), 1):
        os.utime(path, (1e9 - age, 1e9 - age))
    store.find(key(0))  # the oldest is used again
    size = paths[0].stat().st_size
    removed = store.prune(2 * size + size // 2)
    assert removed.takes == 2
    assert [path.exists() for path in paths] == [True, False, False, True]
    assert store.prune(0).takes == 2 and store.usage() == Usage(0, 0)


def test_pruning_leaves_what_a_run_that_lives_has_used(store: TakeStore) -> None:
    for number in range(2):
        os.utime(store.put(key(number), flac(number)).path, (1e9, 1e9))
    program = (
        "import sys; from pathlib import Path; from briefing.speech.leases import lease\n"
        "from briefing.speech.takes import TakeStore\n"
        f"store = TakeStore(Path({str(store.folder)!r})); lease(store.folder); store.find({key(0)!r})\n"
        "print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        assert run.stdout and run.stdout.readline()
        assert store.prune(0).takes == 1
        assert store.find(key(0)) and not store.find(key(1))
        run.kill()
    assert store.prune(0).takes == 1


def test_a_container_whose_process_has_the_same_number_is_not_waited_for(store: TakeStore) -> None:
    program = (
        "import os, sys; from filelock import FileLock\n"
        "with FileLock(sys.argv[1]): print('held', flush=True); sys.stdin.read()"
    )
    (store.folder / "runs").mkdir(parents=True)
    place = store.folder / "runs" / f"{os.getpid()}.lock"
    with subprocess.Popen([sys.executable, "-c", program, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        assert run.stdout and run.stdout.readline()
        taking = threading.Thread(target=lease, args=(store.folder,), daemon=True)
        taking.start()
        taking.join(5)
        assert not taking.is_alive()
        run.kill()
