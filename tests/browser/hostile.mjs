// Nothing that a case says runs or loads, in no field, on no page; nobody but the page itself is answered by the server.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { connect } from "node:net";
import { request } from "node:http";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { example, fresh, program, room, serve, STEPS, test, turn } from "./kit.mjs";

const folder = room();

/// Ways in which a word becomes a program: elements, attributes, addresses, ends of what it stands in, other spellings.
const WORDS = [
  "<script>alert(1)</script>", "<ScRiPt src=//evil.example/x.js></sCrIpT>", "<script\n>alert(1)</script\n>", "<<script>alert(1)//<</script>",
  "</script><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>", "</style><script>alert(1)</script>",
  "--><script>alert(1)</script>", "]]><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<img src=//evil.example/x>", "<img/src=`x`/onerror=alert(1)>",
  "\"><img src=x onerror=alert(1)>", "'><img src=x onerror=alert(1)>", "\" onfocus=alert(1) autofocus x=\"", "' onmouseover='alert(1)", "` onclick=`alert(1)",
  "<svg onload=alert(1)>", "<svg/onload=alert(1)//", "<svg><script>alert(1)</script></svg>", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  "<svg><use href=\"//evil.example/x.svg#a\"></svg>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<body onload=alert(1)>", "<iframe src=javascript:alert(1)>",
  "<iframe srcdoc='<script>alert(1)</script>'>", "<object data=javascript:alert(1)>", "<embed src=//evil.example/x>", "<video><source onerror=alert(1)>", "<audio src=//evil.example/x autoplay>",
  "<details open ontoggle=alert(1)>", "<select autofocus onfocus=alert(1)>", "<input autofocus onfocus=alert(1)>", "<marquee onstart=alert(1)>", "<a href=javascript:alert(1)>x</a>",
  "<a href=\"java&#10;script:alert(1)\">x</a>", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "<form action=//evil.example><button>x", "<base href=//evil.example/>",
  "<link rel=stylesheet href=//evil.example/x.css>", "<link rel=prefetch href=//evil.example/x>", "<meta http-equiv=refresh content='0;url=//evil.example'>", "<style>@import '//evil.example/x.css'</style>",
  "<div style=\"background:url(//evil.example/x)\">", "<x style=animation-name:x onanimationstart=alert(1)>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
  "<template><script>alert(1)</script></template>", "<isindex action=javascript:alert(1)>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;",
  "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e", "%3Cscript%3Ealert(1)%3C/script%3E", "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "#{alert(1)}", "<%= alert(1) %>",
  "\u202e<script>alert(1)</script>", "\ufeff<script>alert(1)</script>", "＜script＞alert(1)＜/script＞", "<scr\u200bipt>alert(1)</scr\u200bipt>", "a\u0000<script>alert(1)</script>".replace("\u0000", "\u0001"),
  "__proto__", "constructor", "null", "undefined", "[object Object]", "1e999", "-0", "'; DROP TABLE cases;--", "../../../etc/passwd", "file:///etc/passwd", "=cmd|' /C calc'!A0", "💥🇨🇳👩‍👩‍👧",
];

/// The example with this word in every place that takes words.
const spoilt = (id, word) => readFileSync(example, "utf8").replace("id: cracked-bowls", `id: ${id}`).replace(
  /^(.*?(?:name|shop|item|spec|summary|text|quote|title|shows|address|category|file|unit|number|transaction|state): )(?:"[^"]*"|[^,}\n]+)/gm,
  (_, before) => before + JSON.stringify(word).replace(/[\u200b\u202e\ufeff\u0001]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`),
);

const QUIET = { stdio: "ignore" };

/// A request that a browser would not make: its answer's status.
const ask = (port, { method = "GET", path, headers = {}, body = "" }) => new Promise((done) => {
  const sent = request({ host: "127.0.0.1", port, method, path, headers: { host: `127.0.0.1:${port}`, ...headers }, timeout: 20000 }, (reply) => {
    let text = "";
    reply.on("data", (part) => { text += part; });
    reply.on("end", () => done({ status: reply.statusCode, text, headers: reply.headers }));
  });
  sent.on("error", () => done({ status: 0, text: "" }));
  sent.on("timeout", () => { sent.destroy(); done({ status: 0, text: "" }); });
  sent.end(body);
});

const memory = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);

export const hostile = async () => {
  const served = await serve(folder);
  await test(`none of ${WORDS.length} hostile words runs or loads, in any field, on the page, alone, in a list`, async () => {
    // Several words a case: each field holds them all in one, and each file another share.
    const share = 12;
    const names = [];
    for (let from = 0; from < WORDS.length; from += share) {
      const name = `spoilt-${from / share}`;
      names.push(name);
      writeFileSync(join(folder, `${name}.yaml`), spoilt(name, WORDS.slice(from, from + share).join(" ")));
    }
    const { page, context, faults } = await fresh(served.address);
    const clean = async (where) => {
      const found = await page.evaluate(() => [...document.querySelectorAll("*")].filter((one) =>
        [...one.attributes].some((own) => own.name.startsWith("on") || own.name === "srcdoc" || /^\s*javascript:/i.test(own.value) && ["href", "src", "action"].includes(own.name))
        || ["IMG", "IFRAME", "OBJECT", "EMBED", "MARQUEE", "BASE", "VIDEO", "AUDIO", "MATH", "FORM", "TEMPLATE"].includes(one.tagName)).map((one) => one.outerHTML.slice(0, 100)));
      assert.deepEqual(found, [], where);
    };
    for (const name of names) {
      await page.goto(`${served.address}case?${name.replace("-", "%2D")}%2Eyaml`);
      await page.waitForSelector("body[data-at]");
      await clean(name);
    }
    for (const step of STEPS) await turn(page, step);
    await page.goto(served.address);
    await clean("list");
    assert.deepEqual(faults, []);
    await context.close();
    const out = join(folder, "spoilt");
    spawnSync(program, ["render", ...names.map((name) => join(folder, `${name}.yaml`)), "--format", "html", "--out", out, "--quiet"], QUIET);
    const alone = await fresh("file:");
    for (const path of ["index.html", ...names.map((name) => `${name}/index.html`)]) {
      await alone.page.goto(`file://${join(out, path)}`);
      const found = await alone.page.evaluate(() => document.querySelectorAll("img, iframe, object, embed, video, audio, form, base, [onload], [onerror], [onfocus]").length);
      assert.equal(found, 0, path);
    }
    assert.deepEqual(alone.faults, []);
    await alone.context.close();
  });

  await test("strangers are refused, memory stays bounded, no case is touched", async () => {
    const home = room();
    const own = await serve(home);
    const { port, pathname } = new URL(own.address);
    const json = { "content-type": "application/json" };
    const mine = { ...json, origin: `http://127.0.0.1:${port}` };
    writeFileSync(join(home, "safe.yaml"), readFileSync(example));
    const body = JSON.stringify({ file: "safe.yaml", base: "", action: { do: "set", path: "order.item", value: "x" } });
    const post = (path, headers, text = body) => ask(port, { method: "POST", path, headers, body: text });
    const act = `${pathname}act`;
    const tried = [
      ["another origin", await post(act, { ...json, origin: "http://evil.example" })],
      ["no origin", await post(act, json)],
      ["origin null", await post(act, { ...json, origin: "null" })],
      ["a simple form", await post(act, { ...mine, "content-type": "text/plain" })],
      ["no token", await post("/act", mine)],
      ["another token", await post(`/${"0".repeat(32)}/act`, mine)],
      ["another name", await ask(port, { path: pathname, headers: { host: "evil.example" } })],
      ["another name with the port", await ask(port, { path: pathname, headers: { host: `evil.example:${port}` } })],
      ["another site", await ask(port, { path: pathname, headers: { "sec-fetch-site": "cross-site" } })],
      ["a path above", await ask(port, { path: `${pathname}case?${encodeURIComponent("../../etc/passwd")}` })],
      ["a path above, twice coded", await ask(port, { path: `${pathname}case?%252e%252e%252fetc%252fpasswd` })],
      ["a path from the root", await ask(port, { path: `${pathname}case?${encodeURIComponent("/etc/passwd")}` })],
      ["dots in the address", await ask(port, { path: `${pathname}../../etc/passwd` })],
      ["a hidden file", await ask(port, { path: `${pathname}case?%2Ehidden%2Eyaml` })],
      ["texts by hand", await ask(port, { path: `${pathname}case?%2Esafe%2Etexts%2Ejson` })],
      ["a file above, written", await post(act, mine, body.replace("safe.yaml", "../up.yaml"))],
      ["another method", await ask(port, { method: "PUT", path: act, headers: mine, body })],
      ["nonsense", await post(act, mine, "{")],
    ];
    for (const [what, { status, text }] of tried) {
      assert.ok(status >= 400 && status < 500, `${what}: ${status}`);
      assert.ok(!text.includes("root:"), what);
    }
    const before = memory(own.pid);
    // A hundred megabytes, said and unsaid.
    const large = await ask(port, { method: "POST", path: act, headers: { ...mine, "content-length": String(100 << 20) } });
    assert.ok([0, 413].includes(large.status), `${large.status}`);
    const poured = await new Promise((done) => {
      const socket = connect(Number(port), "127.0.0.1");
      const part = Buffer.alloc(1 << 20, 97);
      let sent = 0;
      socket.on("error", () => done(sent));
      socket.on("close", () => done(sent));
      socket.write(`POST ${act} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\norigin: http://127.0.0.1:${port}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`);
      const pour = () => {
        if (socket.destroyed || sent >= 100) return socket.destroy();
        sent += 1;
        socket.write(`100000\r\n`);
        socket.write(part);
        socket.write("\r\n", () => setImmediate(pour));
      };
      pour();
    });
    assert.ok(poured < 100, `${poured} MB were taken`);
    // A thousand that say nothing, and one that speaks slowly.
    const sockets = Array.from({ length: 1000 }, () => connect(Number(port), "127.0.0.1").on("error", () => {}));
    const slow = connect(Number(port), "127.0.0.1").on("error", () => {});
    slow.write(`POST ${act} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\norigin: http://127.0.0.1:${port}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`);
    await new Promise((done) => setTimeout(done, 500));
    const start = Date.now();
    const page = await ask(port, { path: pathname });
    assert.equal(page.status, 200);
    assert.ok(Date.now() - start < 15000, `${Date.now() - start} ms`);
    for (const socket of [...sockets, slow]) socket.destroy();
    const grown = memory(own.pid) - before;
    assert.ok(grown < 64 << 10, `${grown} kB more`);
    assert.equal(readFileSync(join(home, "safe.yaml"), "utf8"), readFileSync(example, "utf8"));
    assert.ok(!existsSync(join(home, "../up.yaml")));
    own.end();
    assert.match(page.headers["content-security-policy"], /frame-ancestors 'none'/);
  });
  served.end();
};
