// What a person does beside filling in: pastes an answer, words a text by hand, adds pictures, takes claims over, prints.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { announced, copied, due, example, fill, fresh, room, serve, settled, shoot, shown, test, turn, unfold } from "./kit.mjs";

const folder = room();

const open = async (served, name, text = readFileSync(example, "utf8")) => {
  writeFileSync(join(folder, `${name}.yaml`), text);
  const own = await fresh(served.address);
  await own.page.goto(`${served.address}case?${name}%2Eyaml`);
  await own.page.waitForSelector("body[data-at]");
  return own;
};

const file = (name) => readFileSync(join(folder, `${name}.yaml`), "utf8");

/// A picture as a camera makes it, drawn in the browser, with a place and a device in it.
const photo = async (page) => {
  const bytes = Buffer.from((await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 400;
    canvas.height = 300;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#e0e0e0";
    pen.fillRect(0, 0, 400, 300);
    return canvas.toDataURL("image/jpeg", 0.9);
  })).split(",")[1], "base64");
  const words = Buffer.from("Exif\0\0GPSLatitude 31.2304 SampleCamera X1", "latin1");
  const mark = Buffer.from([0xff, 0xe1, 0, words.length + 2]);
  return Buffer.concat([bytes.subarray(0, 2), mark, words, bytes.subarray(2)]);
};

const pixel = (page, x, y) => page.evaluate(async ([x, y]) => {
  const image = document.querySelector("#course .picture img");
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.getContext("2d").getImageData(x * canvas.width, y * canvas.height, 1, 1).data[0];
}, [x, y]);

export const desk = async () => {
  const served = await serve(folder);
  await test("an answer that is pasted becomes an event, is explained, and opens the next text", async () => {
    const { page, context, faults } = await open(served, "reply");
    await turn(page, "next");
    await page.click("#reply summary");
    await page.fill("#reply textarea", "亲，特价商品一经售出不退不换哦");
    await page.click("[data-do=reply]");
    await page.waitForFunction(() => location.hash.startsWith("#c-"));
    await settled(page);
    const notice = await page.textContent(".notice");
    assert.match(notice, /经过里加了：.* 商家 拒绝.*听出的理由：/s);
    assert.ok(file("reply").includes("特价商品一经售出不退不换哦"));
    assert.equal(await page.getAttribute("body", "data-at"), "texts");
    await page.waitForFunction(() => document.querySelector(location.hash).getBoundingClientRect().top < 400);
    // The same answer again is no second event.
    const before = file("reply");
    await turn(page, "next");
    await unfold(page, "#reply textarea");
    await page.fill("#reply textarea", "亲，特价商品一经售出不退不换哦");
    await page.click("[data-do=reply]");
    await page.waitForFunction(() => document.querySelector(".notice")?.textContent.includes("没有再加"));
    assert.equal(file("reply"), before);
    assert.deepEqual(faults, []);
    await context.close();
  });

  await test("a text worded by hand outlives a change of the case, is checked, and can be undone", async () => {
    const { page, context, faults } = await open(served, "hand");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const id = "t-12315-facts-0";
    const own = due()[id].replace("手工陶碗", "手工做的陶碗");
    await turn(page, "texts");
    await unfold(page, `[id="${id}-words"]`);
    await page.fill(`[id="${id}-words"]`, own);
    await page.press(`[id="${id}-words"]`, "Tab");
    await page.waitForFunction(([id, own]) => document.getElementById(id).textContent === own, [id, own]);
    assert.equal((await copied(page, () => page.click(`[data-copy="${id}"]`))).text, own);
    assert.equal(await page.locator(".meet").count(), 0);
    // The case changes: the words stay, and what the program writes now is shown beside them.
    await turn(page, "where");
    await fill(page, ["order.number", "P712000000000000002"]);
    await turn(page, "texts");
    await page.waitForSelector(".meet");
    assert.equal(await page.textContent(`[id="${id}"]`), own);
    assert.ok((await page.textContent(".meet .now-text")).includes("P712000000000000002"));
    await shoot(page, "by-hand");
    // A reload keeps it; holding ends the question; it is checked like the rest.
    await page.reload();
    assert.equal(await page.textContent(`[id="${id}"]`), own);
    await page.click(".meet [data-hold]");
    await page.waitForFunction(() => !document.querySelector(".meet"));
    await unfold(page, `[id="${id}-words"]`);
    await page.fill(`[id="${id}-words"]`, `${own}你们这些骗子，垃圾商家！`);
    await page.press(`[id="${id}-words"]`, "Tab");
    await page.waitForSelector("#c-12315 .box .finding");
    await page.click(`[data-programs="${id}"]`);
    const now = due(join(folder, "hand.yaml"))[id];
    await page.waitForFunction(([id, now]) => document.getElementById(id).textContent === now, [id, now]);
    assert.equal(await page.textContent(`[id="${id}"]`), now);
    await page.click("[data-do=undo]");
    await page.waitForFunction((id) => document.getElementById(id).textContent.includes("手工做的陶碗"), id);
    assert.deepEqual(faults, []);
    await context.close();
  });

  await test("pictures are numbered, stripped, hashed, shown and covered", async () => {
    const { page, context, faults } = await open(served, "pictures", "platform: xiaohongshu\n");
    await turn(page, "course");
    const raw = await photo(page);
    assert.ok(raw.includes("GPSLatitude"));
    await page.setInputFiles("[data-choose]", [
      { name: "IMG 0001.jpg", mimeType: "image/jpeg", buffer: raw },
      { name: "IMG 0001.jpg", mimeType: "image/jpeg", buffer: raw },
    ]);
    await page.waitForFunction(() => document.querySelectorAll("#course .picture img").length === 2);
    // What is still to be said is marked at its box, once; what the program knows itself waits below.
    const card = page.locator("#course .card:has(.picture)").first();
    assert.equal(await card.locator(".finding").count(), 0);
    assert.ok(await page.isHidden("[id='f-exhibits[0].sha256']") && await page.isVisible("[id='f-exhibits[0].title']"));
    const text = file("pictures");
    assert.deepEqual([...text.matchAll(/file: (.*)/g)].map((found) => found[1].replaceAll('"', "")), ["evidence/IMG-0001.jpg", "evidence/IMG-0001-2.jpg"]);
    // What is saved has what is recorded as its hash, and nothing of the camera in it.
    const saved = async () => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#course [data-save-picture]").first().click()]);
      return readFileSync(await download.path());
    };
    const hash = (bytes) => import("node:crypto").then(({ createHash }) => createHash("sha256").update(bytes).digest("hex"));
    const kept = await saved();
    assert.ok(!kept.includes("GPSLatitude") && !kept.includes("SampleCamera") && !kept.includes("Exif"));
    assert.ok(text.includes(await hash(kept)));
    // A box over what is private.
    assert.ok(await pixel(page, 0.5, 0.5) > 200);
    await page.locator("#course [data-cover]").first().click();
    const frame = await page.locator("dialog canvas").boundingBox();
    await page.mouse.move(frame.x + frame.width * 0.3, frame.y + frame.height * 0.3);
    await page.mouse.down();
    await page.mouse.move(frame.x + frame.width * 0.7, frame.y + frame.height * 0.7);
    await page.mouse.up();
    await shoot(page, "cover");
    await page.click("dialog >> text=盖好，存下");
    await page.waitForFunction(() => !document.querySelector("dialog"));
    await settled(page);
    await page.waitForFunction(() => document.querySelectorAll("#course .picture img").length === 2);
    assert.ok(await pixel(page, 0.5, 0.5) < 20 && await pixel(page, 0.1, 0.1) > 200);
    assert.ok(file("pictures").includes(await hash(await saved())));
    await shoot(page, "pictures");
    // With the keyboard alone.
    await page.locator("#course [data-cover]").first().click();
    await page.waitForFunction(() => document.activeElement?.matches("dialog canvas"));
    for (const key of ["ArrowLeft", "Shift+ArrowRight", "Enter", "ArrowDown"]) await page.keyboard.press(key);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector("dialog"));
    // A reload keeps them in this browser.
    await page.reload();
    await page.waitForFunction(() => document.querySelectorAll("#course .picture img").length === 2);
    // One more beside those whose items stand in one line each has a name of its own.
    const inLine = file("pictures").replace(/exhibits:\n[^]*?(?=\n\S|$)/, (block) => {
      const own = [...block.matchAll(/file: (\S+)/g)].map((found, number) => `{id: e${number}, file: ${found[1]}}`);
      return `exhibits: [${own.join(", ")}]`;
    });
    assert.match(inLine, /exhibits: \[\{/);
    writeFileSync(join(folder, "pictures.yaml"), inLine);
    await page.reload();
    await page.waitForSelector("body[data-at]");
    await turn(page, "course");
    await page.setInputFiles("[data-choose]", [{ name: "IMG 0001.jpg", mimeType: "image/jpeg", buffer: raw }]);
    await page.waitForFunction(() => document.querySelectorAll("#course .picture img").length === 3);
    assert.ok(file("pictures").includes("evidence/IMG-0001-3.jpg"), file("pictures"));
    assert.deepEqual(faults, []);
    // A visit that gets no answer throws none of them away.
    await page.route("**/act", (route) => route.abort());
    await page.reload();
    await announced(page, "程序没有应答");
    await page.waitForTimeout(300);
    await page.unroute("**/act");
    await page.reload();
    await page.waitForFunction(() => document.querySelectorAll("#course .picture img").length === 3);
    await context.close();
  });

  await test("a claim that the law supports is taken over with one touch", async () => {
    const { page, context, faults } = await open(served, "claims", readFileSync(example, "utf8").replace(/claims:\n(?: .*\n)+/, ""));
    await turn(page, "wish");
    const offer = page.locator('[data-claim="return-refund"]');
    assert.match(await offer.textContent(), /退货退款 268\.00元.*消费者权益保护法/);
    await offer.click();
    await page.waitForFunction(() => !document.querySelector('[data-claim="return-refund"]'));
    assert.match(file("claims"), /claims:\n  - kind: return-refund/);
    assert.deepEqual(faults, []);
    await context.close();
  });

  await test("the writer who is known stands in a new case", async () => {
    const known = join(folder, "known");
    mkdirSync(known);
    writeFileSync(join(known, ".complain.yaml"), "consumer:\n  name: 林示例\n  phone: \"13800000001\"\n");
    const own = await serve(known);
    const { page, context, faults } = await fresh(own.address);
    await page.goto(`${own.address}case?a%2Eyaml`);
    await fill(page, ["platform", "xiaohongshu", "tile"]);
    await turn(page, "wish");
    assert.equal(await page.inputValue("[id='f-consumer.name']"), "林示例");
    assert.ok(readFileSync(join(known, "a.yaml"), "utf8").includes("13800000001"));
    own.end();
    await context.close();
    assert.deepEqual(faults, []);
  });

  await test("a sentence says where it comes from, every box is copied as it is, one text is printed with page numbers", async () => {
    const { page, context, faults } = await open(served, "take");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await turn(page, "texts");
    const sentence = page.locator('[id="t-letter-body-0"] .s, #c-letter .text .s').first();
    await sentence.click();
    assert.match(await page.locator("#c-letter .from").filter({ hasText: /./ }).first().textContent(), /^(来自：|固定的用语)/);
    for (const [id, text] of Object.entries(due(join(folder, "take.yaml")))) {
      const { words, text: kept } = await copied(page, () => page.$eval(`[data-copy="${id}"]`, (button) => button.click()));
      assert.equal(kept, text, id);
      assert.ok(words.endsWith(`${[...text].length} 字`), `${id}: ${words}`);
    }
    await page.evaluate(() => { window.print = () => {}; });
    await page.click('[data-print="c-letter"]');
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    // After it, the page is as it was.
    assert.equal(await page.evaluate(() => document.body.dataset.print), undefined);
    await page.click('[data-print="c-letter"]');
    const path = join(process.env.SHOTS ?? folder, "letter.pdf");
    writeFileSync(path, pdf);
    const pages = pdf.toString("latin1").match(/\/Type \/Page\b/g).length;
    assert.ok(pages >= 2 && pages <= 4, `${pages} pages`);
    // Nothing but the letter is on paper.
    await page.emulateMedia({ media: "print" });
    const seen = await page.evaluate(() => document.body.innerText);
    assert.ok(seen.includes("山月陶艺") && seen.includes("证据清单") && seen.includes("（签名）"));
    for (const word of ["复制", "大字显示", "下一步", "撤销", "全部案件", "在哪里提交", "每句话的来源"]) assert.ok(!seen.includes(word), word);
    assert.deepEqual(faults, []);
    await context.close();
  });

  await test("the interface is English with one touch, and the texts stay Chinese", async () => {
    const { page, context, faults } = await open(served, "english", "");
    const left = () => page.evaluate(() => {
      const found = [];
      const walk = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const own = "p.text, textarea, .origins, .why, .reminders, .standing, .from, .tile small, .aside, .group strong, .now, .timers, .proposed small, .card > summary, option, .state";
        if (/[\u4e00-\u9fff]/.test(node.nodeValue) && !node.parentElement.closest(own)) found.push(node.nodeValue.trim());
      }
      return found.filter((text) => text !== "中文" && !/^such as [a-z, ]+（?\(/.test(text));
    });
    assert.ok((await left()).length > 50);
    await page.click('[data-do="language"]');
    await page.waitForFunction(() => document.documentElement.lang === "en");
    assert.deepEqual(await left(), []);
    assert.equal(await page.textContent(".steps a[href='#where']"), "1Order");
    // It is remembered, and what is done meanwhile is as before.
    await fill(page, ["platform", "xiaohongshu", "tile"]);
    await page.reload();
    await page.waitForFunction(() => document.documentElement.lang === "en");
    await page.goto(`${served.address}case?take%2Eyaml`);
    await page.waitForFunction(() => document.documentElement.lang === "en");
    await turn(page, "texts");
    assert.deepEqual(await shown(page), due(join(folder, "take.yaml")));
    const names = await page.$$eval("#texts .jump a, #texts .count, #texts summary, #texts button", (all) => all.map((one) => one.textContent));
    assert.deepEqual(names.filter((name) => /[\u4e00-\u9fff]/.test(name)), []);
    await shoot(page, "english");
    await page.click('[data-do="language"]');
    await page.waitForFunction(() => document.documentElement.lang === "zh-CN");
    assert.equal(await page.textContent(".steps a[href='#where']"), "1订单");
    assert.deepEqual(faults, []);
    await context.close();
  });

  await test("a newcomer with an order and a chat to paste has a 12315 text within a minute", async () => {
    const { page, context, faults } = await open(served, "newcomer", "");
    const start = Date.now();
    await page.fill("#paste textarea", "店铺：山月陶社\n商品：手工陶碗\n实付款 ¥268.00\n订单编号：P712000000000000001\n下单时间：2026-05-01 20:14:33");
    await page.click("[data-do=paste]");
    await page.waitForSelector(".notice");
    await fill(page, ["platform", "xiaohongshu", "tile"]);
    if (!await page.inputValue("[id='f-merchant.shop']")) await fill(page, ["merchant.shop", "山月陶社"]);
    await page.click("#where .next");
    await fill(page, ["problem.kind", "quality", "tile"]);
    await fill(page, ["problem.summary", "收到的6只陶碗中有3只碗口开裂。"]);
    await page.click("#wrong .next");
    for (const [kind, day] of [["delivered", "2026-05-04"], ["after-sale-requested", "2026-05-04"]]) {
      await page.click(`[data-happened="${kind}"]`);
      await settled(page);
      const index = await page.locator("#at-history .card").count() - 1;
      await fill(page, [`history[${index}].at`, [day, ""], "moment"]);
    }
    await page.click("#course .next");
    await page.click('[data-claim="return-refund"]');
    await settled(page);
    for (const [key, value] of [["name", "林示例"], ["phone", "13800000001"]]) await fill(page, [`consumer.${key}`, value]);
    await page.click("#wish .next");
    // What 12315 lacks is said where the texts are, and each word leads to its box.
    const waiting = page.locator("#waiting li").filter({ hasText: "全国12315平台" });
    await shoot(page, "newcomer");
    await waiting.locator("a").last().click();
    await page.waitForFunction(() => document.activeElement.matches("#where input, #where textarea, #wish input, #wish textarea"));
    await fill(page, ["merchant.legal_name", "示例市山月陶艺有限公司"]);
    await fill(page, ["merchant.address", "示例市虚构区样本路12号"]);
    await turn(page, "wish");
    await fill(page, ["consumer.address", "示例省示例市虚构区演示街3号2室"]);
    await turn(page, "texts");
    await page.waitForSelector("#c-12315");
    assert.ok(Date.now() - start < 60000, `${Date.now() - start} ms`);
    // Then the answer comes.
    await turn(page, "next");
    await settled(page);
    await unfold(page, "#reply textarea");
    await page.fill("#reply textarea", "商家 2026-05-05 10:20\n包装已拆，影响二次销售，不能退的");
    await page.click("[data-do=reply]");
    await page.waitForFunction(() => location.hash.startsWith("#c-"));
    assert.match(file("newcomer"), /event: refused/);
    assert.deepEqual(faults, []);
    await context.close();
  });
  served.end();
};
