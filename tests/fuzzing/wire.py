"""Requests as bytes, which no client library would send, and what a server must answer."""

CRLF = b"\r\n"
HOST = b"Host: localhost"
# A token of the right shape, in the cookie and the header: what follows is read and not refused as forged.
TOKEN = b"a" * 32
OURS = [HOST, b"Cookie: csrftoken=" + TOKEN, b"X-CSRFToken: " + TOKEN]
FORM = b"application/x-www-form-urlencoded"
LOGIN = b"/account/login/"


def asked(target: bytes, *headers: bytes, method: bytes = b"GET") -> bytes:
    return CRLF.join(
        [method + b" " + target + b" HTTP/1.1", HOST, *headers, b"Connection: close", b"", b""]
    )


def posted(
    body: bytes, kind: bytes = FORM, *headers: bytes, length: int | None = None, to: bytes = LOGIN
) -> bytes:
    size = str(len(body) if length is None else length).encode()
    head = [
        b"POST " + to + b" HTTP/1.1",
        *OURS,
        b"Content-Type: " + kind,
        b"Content-Length: " + size,
    ]
    return CRLF.join([*head, *headers, b"Connection: close", b"", b""]) + body


def parted(
    *parts: bytes, boundary: bytes = b"b", end: bytes = b"--b--\r\n", **more: bytes
) -> bytes:
    kind = b"multipart/form-data; boundary=" + boundary
    return posted(b"".join(b"--b\r\n" + part + CRLF for part in parts) + end, kind, **more)


def named(name: bytes, value: bytes, more: bytes = b"") -> bytes:
    return b'Content-Disposition: form-data; name="' + name + b'"' + more + CRLF * 2 + value


def chunked(body: bytes) -> bytes:
    head = [
        b"POST " + LOGIN + b" HTTP/1.1",
        *OURS,
        b"Content-Type: " + FORM,
        b"Transfer-Encoding: chunked",
    ]
    return CRLF.join([*head, b"Connection: close", b"", b""]) + body


FILE = b'; filename="a.pdf"'
LINES = {
    "one word": b"GET\r\n\r\n",
    "no words": b"\0\0\0\0\r\n\r\n",
    "another protocol": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x80" * 100 + CRLF * 2,
    "a version of the future": b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "no version": b"GET /\r\n\r\n",
    "an unknown method": asked(b"/", method=b"BREW"),
    "a method of bytes": asked(b"/", method=b"G\xc3\x8bT"),
    "TRACE": asked(b"/", method=b"TRACE"),
    "CONNECT": asked(b"localhost:22", method=b"CONNECT"),
    "an endless line": asked(b"/" + b"a" * 20_000),
    "a whole address": asked(b"http://elsewhere.example/"),
    "a NUL in the path": asked(b"/challenges/a\0/"),
    "a NUL in the path, quoted": asked(b"/challenges/a%00/"),
    "bytes in the path": asked(b"/challenges/\xff\xfe/"),
    "bytes in the path, quoted": asked(b"/challenges/%ff%fe%ed%a0%80/"),
    "half a quotation": asked(b"/challenges/%/%4/%zz/"),
    "a way out": asked(b"/static/../../../../etc/passwd"),
    "a way out, quoted": asked(b"/static/%2e%2e%2f%2e%2e%2fetc%2fpasswd"),
    "a way out, quoted twice": asked(b"/static/%252e%252e%252fetc/passwd"),
    "a backslash": asked(b"/\\example.org/%5cexample.org"),
    "a line break in the path": asked(b"/challenges/%0d%0aSet-Cookie:a=b/"),
}
QUERIES = {
    "bytes in the query": asked(b"/challenges/?q=\xff\xfe"),
    "bytes in the query, quoted": asked(b"/challenges/?q=%ff%00%ed%a0%80&page=%00"),
    "a query of 8,000 bytes": asked(b"/challenges/?q=" + b"a" * 8_000),
    "a query of 2,000 keys": asked(b"/challenges/?" + b"&".join(b"q=1" for _ in range(2_000))),
    "a page beyond all": asked(b"/challenges/?page=" + b"9" * 300),
    "a search of signs": asked(b"/search/?q=%27%22%5c%28%28%29%7c%26%21%3a%2a%3c%2d%3e"),
    "a cursor of nobody": asked(b"/api/v1/challenges/?cursor=%00%ff&limit=-1"),
    "an identifier of bytes": asked(b"/api/v1/challenges/%ff%00/"),
}
HEADERS = {
    "a header without a colon": asked(b"/", b"Nonsense"),
    "a space before the colon": asked(b"/", b"Accept : text/html"),
    "a NUL in a header": asked(b"/", b"Accept: a\0b"),
    "a folded header": asked(b"/", b"Accept: text/html,\r\n  text/plain"),
    "a header of 100,000 bytes": asked(b"/", b"Accept: " + b"a" * 100_000),
    "300 headers": asked(b"/", *(b"X-%d: 1" % number for number in range(300))),
    "no host": b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
    "two hosts": asked(b"/", b"Host: elsewhere.example"),
    "another host": b"GET / HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n",
    "a host of bytes": b"GET / HTTP/1.1\r\nHost: \xff\xfe:port\r\nConnection: close\r\n\r\n",
    "a length below nothing": posted(b"a=1", length=-5),
    "a length in words": posted(b"a=1", FORM, b"Content-Length: many"),
    "two lengths": posted(b"a=1", FORM, b"Content-Length: 90"),
    "a length and chunks": posted(b"0\r\n\r\n", FORM, b"Transfer-Encoding: chunked"),
    "chunks of no size": chunked(b"zz\r\nabc\r\n0\r\n\r\n"),
    "chunks that break off": chunked(b"ff\r\nabc"),
    "a chunk of terabytes": chunked(b"fffffffffff\r\nabc"),
    "an unknown coding of transfer": posted(b"a", FORM, b"Transfer-Encoding: brotli"),
    "dates of nobody": asked(
        b"/", b"If-Modified-Since: yesterday", b"If-None-Match: " + b'"' * 3_000
    ),
    "dates beyond all": asked(
        b"/challenges/feed/", b"If-Modified-Since: Fri, 31 Dec 99999 23:59:59 GMT"
    ),
    "ranges without end": asked(b"/robots.txt", b"Range: bytes=" + b"0-," * 1_000),
    "likings of nobody": asked(b"/api/v1/challenges/", b"Accept: */*;q=nan, a/b;q=" + b"9" * 500),
    "a thousand tongues": asked(b"/", b"Accept-Language: " + b",".join([b"xx-yy;q=0.1"] * 600)),
    "a page before of bytes": posted(b"a=1", FORM, b"Referer: http://[::1\xff"),
    "an origin of nobody": posted(b"a=1", FORM, b"Origin: null"),
    "an expectation": posted(b"a=1", FORM, b"Expect: 200-maybe"),
    "an upgrade": asked(b"/", b"Upgrade: h2c", b"HTTP2-Settings: AAMAAABk"),
}
COOKIES = {
    "a cookie of bytes": asked(LOGIN, b"Cookie: sessionid=\xff\xfe; csrftoken=\xed\xa0\x80"),
    "a cookie with a NUL": asked(LOGIN, b"Cookie: sessionid=a%00b; csrftoken=\x01\x02"),
    "a cookie of signs": asked(LOGIN, b'Cookie: ;;;=;==;"; sessionid="a;b\\"; $Version=1'),
    "a cookie of 30,000 bytes": asked(LOGIN, b"Cookie: csrftoken=" + b"a" * 30_000),
    "a thousand cookies": asked(LOGIN, b"Cookie: " + b"; ".join(b"c%d=1" % n for n in range(800))),
    "messages of nobody": asked(
        b"/", b'Cookie: messages="[[\\"__json_message\\",0,25,\\"a\\"]]:forged"'
    ),
    "a session of nobody": asked(b"/account/", b"Cookie: sessionid=../../../../etc/passwd"),
}
DEEP = b"[" * 1_000_000
BODIES = {
    "a field of 10 MB": posted(b"login=" + b"a" * 10_000_000),
    "a field of 10 MB in parts": parted(named(b"login", b"a" * 10_000_000)),
    "5,000 fields": posted(b"&".join(b"f%d=1" % number for number in range(5_000))),
    "5,000 parts": parted(*(named(b"f%d" % number, b"1") for number in range(5_000))),
    "1,000 files": parted(*(named(b"f", b"1", FILE) for _ in range(1_000))),
    "NUL bytes": posted(b"login=%00a%00&password=%00"),
    "invalid UTF-8": posted(b"login=\xff\xfe%ed%a0%80&password=%c0%80"),
    "a JSON bomb": posted(DEEP, b"application/json", to=b"/api/v1/challenges/"),
    "a JSON bomb to a page": posted(DEEP, b"application/json"),
    "an XML bomb": posted(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"text/xml"),
    "a length that is not kept": posted(b"login=a", length=5_000),
    "no boundary": posted(b"--b\r\n\r\n--b--", b"multipart/form-data"),
    "an empty boundary": posted(b"----\r\n", b"multipart/form-data; boundary="),
    "a boundary of 5,000 bytes": posted(b"--b--", b"multipart/form-data; boundary=" + b"b" * 5_000),
    "a boundary of bytes": posted(b"--b--", b"multipart/form-data; boundary=\xff\xfe"),
    "another boundary": parted(named(b"login", b"a"), boundary=b"elsewhere"),
    "parts that break off": parted(named(b"login", b"a" * 100), end=b"--b\r\nContent-Dispo"),
    "a part without a name": parted(b"Content-Disposition: form-data\r\n\r\na"),
    "a part without headers": parted(b"\r\na"),
    "a part with long headers": parted(named(b"login", b"a", b"\r\nX: " + b"x" * 100_000)),
    "a part in broken base64": parted(
        named(b"login", b"=====", b"\r\nContent-Transfer-Encoding: base64")
    ),
    "a file in broken base64": parted(
        named(b"login", b"a", FILE + b"\r\nContent-Transfer-Encoding: base64")
    ),
    "a file named with bytes": parted(named(b"login", b"a", b'; filename="\xff\xfe\0/../x"')),
    "a name in another alphabet": parted(
        b"Content-Disposition: form-data; name*=utf-99''%ff; filename*=''%\r\n\r\na"
    ),
    **{
        f"parts in {charset}": posted(
            b"--b\r\n" + named(b"login", b"\xff+AD4-\\ud800") + b"\r\n--b--",
            b"multipart/form-data; boundary=b; charset=" + charset.encode(),
        )
        for charset in (
            "utf-99",
            "idna",
            "undefined",
            "hex",
            "rot13",
            "utf-7",
            "unicode_escape",
            "utf-16",
        )
    },
    "a form in another alphabet": posted(b"login=a", FORM + b"; charset=utf-16"),
    "a form of no kind": posted(b"login=a", b'\xff/\xfe; a="b'),
    "a form within a form": parted(named(b"login", b"--b--\r\n--b\r\n--b", FILE)),
}
ALL = {**LINES, **QUERIES, **HEADERS, **COOKIES, **BODIES}
