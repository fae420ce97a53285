"""Reads pictures and prints a JSON object a line for each piece of text, as `complain import --ocr` takes them.

Everything stays on this computer: the models are part of the package `rapidocr`.
"""

import json
import logging
import sys


def pieces(engine, image):
    """The pieces of text on a picture: what it says, its edges in pixels, how sure the engine is."""
    read = engine(image)
    if read.txts is None:
        return
    for corners, text, score in zip(read.boxes, read.txts, read.scores):
        xs = [float(x) for x, _ in corners]
        ys = [float(y) for _, y in corners]
        edges = [round(edge, 1) for edge in (min(xs), min(ys), max(xs), max(ys))]
        yield {"image": image, "text": text, "box": edges, "score": round(float(score), 3)}


def main():
    images = sys.argv[1:]
    if not images:
        print("用法：complain-ocr 图片…", file=sys.stderr)
        return 2
    try:
        from rapidocr import RapidOCR
    except ImportError:
        print("缺少 rapidocr：pip install rapidocr onnxruntime", file=sys.stderr)
        return 2
    logging.disable(logging.WARNING)
    sys.stdout.reconfigure(encoding="utf-8")
    engine = RapidOCR()
    for image in images:
        try:
            for piece in pieces(engine, image):
                print(json.dumps(piece, ensure_ascii=False))
        except Exception as error:  # The picture is at fault, or the engine: the next one may still be read.
            print(f"读不了 {image}：{error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
