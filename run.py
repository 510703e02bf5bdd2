#!/usr/bin/env python3
"""Ropeteam from a checkout of its source. Needs Python 3.11 or newer and nothing else.

    python3 run.py                     environment, database, example companies, pages: everything at once
    python3 run.py COMMAND ...         `ropeteam COMMAND ...`; see `python3 run.py --help`
    python3 run.py test [PYTEST ...]   everything CI checks; with arguments only pytest with them
    python3 run.py bench NAME [--json] one benchmark of bench/
    python3 run.py lock                write requirements.lock anew from pyproject.toml

Only syntax of Python 3.6 here, so that an old Python can say that it is too old.
"""

import errno
import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
LOCK_FILE = os.path.join(ROOT, "requirements.lock")
STAMP = os.path.join(VENV, "made-from")
OLDEST = (3, 11)
SPACE_MB = 1500
# The first is the same browser without a window to draw: a third less work.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# code: (German, English)
SENTENCES = {
    "old_python": (
        "Nötig ist Python 3.11, dies ist {} ({}): {} run.py",
        "Needs Python 3.11, this is {} ({}): {} run.py",
    ),
    "no_venv": (
        "Das Modul venv fehlt: apt install python3-venv",
        "The module venv is missing: apt install python3-venv",
    ),
    "no_space": ("Zu wenig Platz bei {}: noch {} MB frei.", "Not enough space at {}: {} MB left."),
    "not_installed": ("Die Umgebung ließ sich nicht einrichten.", "The environment could not be set up."),
    "no_uv": ("Dafür ist uv nötig: pip install uv", "This needs uv: pip install uv"),
    "no_file": ("Das geht nicht: {}", "This does not work: {}"),
    "installing": ("Die Umgebung wird eingerichtet ...", "Setting up the environment ..."),
    "no_bench": ("Es gibt keinen Benchmark {}. Vorhanden: {}", "There is no benchmark {}. There are: {}"),
}


def main(arguments):
    if sys.version_info < OLDEST:
        newer = [name for name in ("python3.%d" % minor for minor in range(20, 10, -1)) if shutil.which(name)]
        return fail("old_python", "%d.%d" % sys.version_info[:2], sys.executable, (newer or ["python3.11"])[0])
    try:
        if arguments[:1] == ["lock"]:
            return lock()
        if arguments[:1] == ["test"]:
            return test(arguments[1:])
        if arguments[:1] == ["bench"]:
            return bench(arguments[1:])
        prepare("run")
        os.execv(PYTHON, [PYTHON, "-m", "ropeteam"] + with_command(arguments))
    except Refused as refusal:
        return fail(*refusal.args)
    except OSError as error:
        return fail("no_space", ROOT, 0) if error.errno == errno.ENOSPC else fail("no_file", error)
    except KeyboardInterrupt:
        return 130


class Refused(Exception):
    """Ends the run with a sentence: its code, then what belongs into it."""


def with_command(arguments):
    """No command means the demo: nothing but its options stands there."""
    left = list(arguments)
    while left:
        word = left.pop(0)
        if word in ("--help", "-h", "--version") or not word.startswith("-"):
            return arguments
        if word in ("--port", "--host", "--home", "--lang") and left:
            left.pop(0)
    return ["demo"] + arguments


def prepare(section):
    """A virtual environment with exactly what the lock file names; at once when it is there already."""
    if stamp_of(section) in made_from():
        return
    with open(os.path.join(ROOT, ".venv.lock"), "w") as lock_file:
        fcntl.flock(lock_file, fcntl.LOCK_EX)  # two commands at once: the second one waits and finds it done
        if stamp_of(section) in made_from():
            return
        free = shutil.disk_usage(ROOT).free // 2**20
        if free < SPACE_MB:
            raise Refused("no_space", ROOT, free)
        # Tests need everything a run needs and more: then nothing is thrown away under a running server.
        install(section, fresh=stamp_of("run") not in made_from())
        packages = os.path.join(VENV, "lib", "python%d.%d" % sys.version_info[:2], "site-packages")
        with open(os.path.join(packages, "ropeteam-source.pth"), "w") as file:
            file.write(os.path.join(ROOT, "src") + "\n")
        with open(STAMP, "w") as file:
            file.write(stamp_of("run") + "\n" + stamp_of(section) + "\n")


def install(section, fresh):
    """By uv, which takes seconds; where it cannot be had, by pip, which takes a minute."""
    print(said("installing"), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        hashed = ["--quiet", "--require-hashes", "-r", written(folder, section)]
        uv = shutil.which("uv") or brought_uv(folder)
        if uv and (not fresh or call([uv, "venv", "--quiet", "--clear", "--python", sys.executable, VENV])):
            if call([uv, "pip", "install", "--python", PYTHON] + hashed):
                return
        if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
            raise Refused("no_venv")  # Debian packs them apart
        pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install"] + hashed
        if not call([sys.executable, "-m", "venv"] + ["--clear"] * fresh + [VENV]) or not call(pip):
            raise Refused("not_installed")


def brought_uv(folder):
    """By this Python's pip, for this once; None where it has none, or was told of another index: uv knows nothing of that."""
    if importlib.util.find_spec("pip") is None:
        return None
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    settings = subprocess.run(pip + ["config", "list"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    if re.search(rb"\.(index-url|no-index)=", settings):
        return None
    hashed = ["--require-hashes", "--only-binary", ":all:", "--retries", "1", "-r", written(folder, "uv")]
    command = pip + ["install", "--quiet", "--target", folder] + hashed
    brought = subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    return os.path.join(folder, "bin", "uv") if brought else None


def written(folder, section):
    path = os.path.join(folder, section + ".txt")
    with open(path, "w") as file:
        file.write(requirements(section))
    return path


def requirements(section):
    """A part of the lock file: for running, for testing (that and more), or uv alone."""
    with open(LOCK_FILE) as file:
        run, rest = file.read().split("# --- test\n")
    more, uv = rest.split("# --- uv\n")
    return {"run": run, "test": run + more, "uv": uv}[section]


def stamp_of(section):
    return hashlib.sha256((sys.version + ROOT + requirements(section)).encode()).hexdigest()


def made_from():
    try:
        with open(STAMP) as file:
            return file.read().split() if os.access(PYTHON, os.X_OK) else []
    except FileNotFoundError:
        return []


def test(arguments):
    """Everything CI checks, each check with its outcome; fails if one failed."""
    prepare("test")
    # Each core has its worker: more threads would only wait for each other.
    environment = dict(os.environ, OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a hundred processes start: each would compile all of it again
    browser = find_browser()
    if browser:
        environment["ROPETEAM_CHROMIUM"] = browser
    pytest = [PYTHON, "-m", "pytest"] + ([] if browser else ["--ignore=tests/browser"])
    if arguments:
        return subprocess.call(pytest + arguments, cwd=ROOT, env=environment)
    beside = [
        start_check("mypy", [PYTHON, "-m", "mypy"], environment),
        start_check("ruff check", [PYTHON, "-m", "ruff", "check", "."], environment),
        start_check("ruff format", [PYTHON, "-m", "ruff", "format", "--check", "."], environment),
        start_check("import-linter", [os.path.join(VENV, "bin", "lint-imports")], environment),
    ]
    system = [PYTHON, "-c", "from ropeteam.project.database import binaries; binaries.choose()"]
    its_environment = dict(environment, ROPETEAM_POSTGRES="system")
    has_system = subprocess.call(system, env=its_environment, stderr=subprocess.DEVNULL) == 0
    workers = ["--workers", str(min(8, os.cpu_count() or 1))]
    embedded = dict(environment, ROPETEAM_POSTGRES="embedded")
    name = "pytest, embedded PostgreSQL" + (" and the system's" if has_system else "")
    outcomes = [run_check(name, pytest + workers + ["--system-too"] * has_system, embedded)]
    outcomes += [end_check(*check) for check in beside]
    outcomes += [] if browser else [("NOT RUN", "browser tests: no Chromium here, and apt could not bring one")]
    outcomes += [] if has_system else [("NOT RUN", "pytest, system PostgreSQL: no version from 15 on is here")]
    print("\n" + "\n".join("%-8s %s" % outcome for outcome in outcomes))
    return 1 if "FAILED" in [outcome for outcome, _name in outcomes] else 0


def run_check(name, command, environment):
    print("\n=== %s" % name, flush=True)
    begun = time.time()
    passed = subprocess.call(command, cwd=ROOT, env=environment) == 0
    return ("passed" if passed else "FAILED", "%s (%.0f s)" % (name, time.time() - begun))


def start_check(name, command, environment):
    """A check that runs beside the tests; what it says is kept until `end_check`."""
    said = tempfile.TemporaryFile()  # noqa: SIM115  closed by end_check
    return name, said, subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=subprocess.STDOUT)


def end_check(name, said, process):
    passed = process.wait() == 0
    said.seek(0)
    print("\n=== %s\n%s" % (name, said.read().decode(errors="replace")), flush=True)
    said.close()
    return ("passed" if passed else "FAILED", "%s (beside the tests)" % name)


def browser_here():
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def find_browser():
    """A Chromium of this machine; root on Debian or Ubuntu installs it."""
    found = browser_here()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        steps = [["install", "-y", "-qq", "--no-install-recommends", name] for name in BROWSERS[:2]]
        for step in [["update", "-qq"]] + steps:
            subprocess.call(["apt-get"] + step, env=quiet, stdout=subprocess.DEVNULL)
            found = browser_here()
            if found:
                break
    return found


def bench(arguments):
    files = os.listdir(os.path.join(ROOT, "bench"))
    names = sorted(name[:-3] for name in files if name.endswith(".py") and not name.startswith("_"))
    if not arguments or arguments[0] not in names:
        return fail("no_bench", arguments[0] if arguments else "?", ", ".join(names))
    prepare("test")  # some measure beside libraries that a run does without
    os.chdir(ROOT)
    os.execv(PYTHON, [PYTHON, "-m", "bench." + arguments[0]] + arguments[1:])


def lock():
    """All sections anew, with every version and hash for every platform; needs uv, which pip brings if it must."""
    with tempfile.TemporaryDirectory() as folder:
        uv = shutil.which("uv") or brought_uv(folder)
        if uv is None:
            return fail("no_uv")
        first, second, third = (os.path.join(folder, name) for name in ("run", "test", "tool"))
        with open(os.path.join(folder, "uv.in"), "w") as file:
            file.write("uv\n")
        resolve = [uv, "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
        resolve += ["--no-annotate", "--no-header"]
        wanted = [
            ["pyproject.toml", "--output-file", first],
            ["pyproject.toml", "--output-file", second, "--constraint", first, "--group", "test"],
            [file.name, "--output-file", third],
        ]
        if not all(call(resolve + one) for one in wanted):
            return 1
        run, everything, tool = packages(first), packages(second), packages(third)
    rest = [package for package in everything if package not in run]
    top = "# Exact versions with hashes. Written by `python3 run.py lock` from pyproject.toml; do not edit by hand.\n"
    with open(LOCK_FILE, "w") as file:
        file.write(top + "# --- run\n" + "".join(run) + "# --- test\n" + "".join(rest) + "# --- uv\n" + "".join(tool))
    return 0


def packages(path):
    """The lines of each package, its hashes with it."""
    found = []
    with open(path) as file:
        for line in file:
            if line.startswith(" "):
                found[-1] += line
            else:
                found.append(line)
    return found


def call(command):
    return subprocess.call(command, cwd=ROOT) == 0


def said(code, *values):
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return SENTENCES[code][0 if locale.lower().startswith("de") else 1].format(*values)


def fail(code, *values):
    print("run.py: " + said(code, *values), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
