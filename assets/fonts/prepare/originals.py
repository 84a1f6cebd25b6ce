"""Fetches the original fonts with npm and checks that they are the known ones."""

import hashlib
import subprocess
import tarfile
from pathlib import Path

# name of the bundled font: (npm package, version, file in it, SHA-256 of that file)
FONTS = {
    "NotoNastaliqUrdu-Regular": (
        "noto-nastaliq-urdu", "0.4.2", "400Regular/NotoNastaliqUrdu_400Regular.ttf",
        "360220888c7519d127c143d0a830d187dd41e184036508a868dd89e6cbfc7521",
    ),
    "NotoNastaliqUrdu-Bold": (
        "noto-nastaliq-urdu", "0.4.2", "700Bold/NotoNastaliqUrdu_700Bold.ttf",
        "0f76cabd37fb8a5458eae1cd143d2fff3101b4d19448d13373e30c0407ba56a7",
    ),
    "NotoNaskhArabic-Regular": (
        "noto-naskh-arabic", "0.4.5", "400Regular/NotoNaskhArabic_400Regular.ttf",
        "706b4580c025f6c75ec1c06013e17f00a23ec1780091b77a5a5b339469bda94d",
    ),
    "NotoNaskhArabic-Bold": (
        "noto-naskh-arabic", "0.4.5", "700Bold/NotoNaskhArabic_700Bold.ttf",
        "35418f91100645a36e4d72d75866b61c5da14dc5ebbade64db434d2c9e76234c",
    ),
    "AtkinsonHyperlegibleNext-Regular": (
        "atkinson-hyperlegible-next", "0.4.1", "400Regular/AtkinsonHyperlegibleNext_400Regular.ttf",
        "60f8c1a1b2e7da47ff7af95c3e5b5b1232ca5b3771e93eb587784f08fb1e6650",
    ),
    "AtkinsonHyperlegibleNext-Bold": (
        "atkinson-hyperlegible-next", "0.4.1", "700Bold/AtkinsonHyperlegibleNext_700Bold.ttf",
        "4ba7415b7095e546720446b6d47daa95d6f482d9fd40c729793e21d67cc9f366",
    ),
    "NotoEmoji-Regular": (
        "noto-emoji", "0.4.7", "400Regular/NotoEmoji_400Regular.ttf",
        "24aaa2a20c9c06ffe9bf04284bfd1f14376a329d10122f902abe2770817eb504",
    ),
}


def fetch(folder):
    """Returns {name: path of the original font}, unpacked under folder."""
    return {name: _fetch_one(Path(folder), *entry) for name, entry in FONTS.items()}


def _fetch_one(folder, package, version, member, digest):
    root = folder / f"{package}-{version}"
    if not root.exists():
        packed = subprocess.run(
            ["npm", "pack", "--silent", f"@expo-google-fonts/{package}@{version}"],
            cwd=folder, check=True, capture_output=True, text=True,
        ).stdout.split()[-1]
        with tarfile.open(folder / packed) as archive:
            archive.extractall(root)
    path = root / "package" / member
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != digest:
        raise SystemExit(f"{path.name}: not the known original: SHA-256 {found}")
    return path
