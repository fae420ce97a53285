"""用 PySpark 写一批案件的文字，结果一行一个（complain.result/1），压缩：

    spark-submit --master 'local[2,4]' render.py cases.jsonl results 12315

local[2,4] 是两个线程，一个分区最多做四次：哪个进程被中止，只重做它的分区。结果的顺序和案件一样。"""

import os
import shlex
import sys
import time
from pathlib import Path

from pyspark.sql import SparkSession

PARTITION_BYTES = 8 * 1024 * 1024
GZIP = "org.apache.hadoop.io.compress.GzipCodec"


def main(cases: str, results: str, *channels: str) -> None:
    spark = SparkSession.builder.appName("complain").getOrCreate()
    spark.conf.set("spark.sql.files.maxPartitionBytes", PARTITION_BYTES)
    options = [word for channel in channels for word in ("--channel", channel)]
    pipe = shlex.join(["sh", str(Path(__file__).with_name("pipe.sh")), *options])
    start = time.monotonic()
    lines = spark.read.text(cases).rdd.map(lambda row: row.value)
    lines.pipe(pipe, env=dict(os.environ), checkCode=True).saveAsTextFile(results, GZIP)
    took = time.monotonic() - start
    count = spark.read.text(results).count()
    print(f"{count} 个案件，{took:.1f} 秒，每秒 {count / took:.0f} 个，{lines.getNumPartitions()} 个分区")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
