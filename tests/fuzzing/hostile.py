"""Values that no browser sends of its own will, for fields of any kind."""

from hypothesis import strategies as st

NUMBERS = [
    *("-1", "0", "00", "1.5", "1,5", "١٢", "１２", "0x10", "1_000", " 7 ", "+7", "1e5", "1e309"),
    *("nan", "inf", "-inf", str(2**15), str(2**31), str(2**63), str(-(2**63) - 1)),
    *("9" * 400, "9" * 5000, "-" * 50),
]
DATES = [
    *("0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2026-02-30", "2024-02-29"),
    *("9999-12-31T23:59:59", "0001-01-01T00:00", "2026-03-29T01:30", "2026-10-25T01:30"),
    *("31/12/9999", "٣١/١٢/٢٠٢٦", "24:60", "00:00:00.0000001", "-1", "13", "32"),
]
WORDS = [
    *("", " ", "\t\n\r", "None", "null", "true", "[]", "{}", "__proto__", "undefined", "on"),
    *(
        "<script>alert(1)</script>",
        "{{ 7*7 }}{% debug %}",
        "%s%n%(x)s",
        "' OR 1=1 --",
        "\\",
        "\\u0000",
    ),
    *(
        "../../../../etc/passwd",
        "//example.org/",
        "javascript:alert(1)",
        "http://[::1",
        "https://a" * 99,
    ),
    *(
        "x@example.org\r\nBcc: y@example.org",
        "=cmd|' /C calc'!A0",
        "@",
        "a@b",
        "a" * 65 + "@example.org",
    ),
    *(
        "\u202egnp.exe",
        "\u200b",
        "\ufeff",
        "\ufffe",
        "\U0001f469\u200d\U0001f4bb" * 20,
        "e\u0301" * 500,
    ),
    *("ß", "İ", "ﷺ" * 200, "\x01\x02\x1b[31m", "\u2028", "a" * 256, "word " * 2_000),
]
# Bytes, since no text has them: NUL, lone surrogates, invalid and overlong UTF-8, UTF-16.
BYTES = [
    *(
        b"\0",
        b"a\0b",
        b"\0" * 300,
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\xc0\x80",
        b"\xf8\x88\x80\x80\x80",
    ),
    *("ü".encode("latin-1"), "text".encode("utf-16"), b"\xe2\x82", bytes(range(256))),
]
LARGE = [b"x" * 100_000, "ä€".encode() * 30_000, b"\n" * 50_000, b"<b>" * 30_000, b"[" * 20_000]
POOL = [text.encode() for text in (*NUMBERS, *DATES, *WORDS)] + BYTES
KEYS = [
    "id",
    "pk",
    "status",
    "by",
    "at",
    "user",
    "form-TOTAL_FORMS",
    "__class__",
    "next",
    "a\0b",
    "é",
]

values = st.one_of(
    st.sampled_from(POOL),
    st.sampled_from(POOL),
    st.sampled_from(LARGE),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.binary(max_size=40),
    st.integers().map(lambda number: str(number).encode()),
)
FILES = [
    (b"a.pdf", b""),
    (b"", b"%PDF-1.7"),
    (b"../../x.pdf\0.exe", b"%PDF-1.7 nothing"),
    (b"\xff\xfe.pdf", b"\0" * 1000),
    (b"n" * 5000 + b".pdf", b"PK\x03\x04" + b"\0" * 100),
    (b"a.csv", b'"' * 5000),
    (b"a.csv", b"\xff\xfe,\0\n" * 50),
    (b"a.xlsx", b"PK\x05\x06" + b"\0" * 18),
    (b"a.json", b"[" * 100_000),
    (b"a.yaml", b"a: &a [*a, *a]\n" + b"- " * 1000),
]
