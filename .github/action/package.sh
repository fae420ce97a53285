#!/usr/bin/env bash
# The archive of a release for one target, with its SHA-256 beside it: package.sh TARGET PROGRAM FOLDER.
# `package.metadata.binstall` in Cargo.toml knows its name and what is in it.
set -euo pipefail

target=$1 program=$2 into=$3
cd "$(dirname "$0")/../.."
name=complain-$target
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/$name" "$into"
cp "$program" README.md README.zh-CN.md CHANGELOG.md LICENSE LICENSE-MIT LICENSE-APACHE "$folder/$name"
into=$(cd "$into" && pwd)
tar -czf "$into/$name.tar.gz" -C "$folder" "$name"
cd "$into"
if command -v sha256sum > /dev/null; then sha256sum "$name.tar.gz"; else shasum -a 256 "$name.tar.gz"; fi > "$name.tar.gz.sha256"
