//! What a helper read off pictures, a JSON object a line, as the lines of a text: pieces of one row stand together, the rows
//! from top to bottom. What it is not sure of is left out and listed.

use std::cmp::Ordering;

use serde::Deserialize;

use super::bubble::{Row, chat};

/// Below this a helper is not sure.
const LEAST_SCORE: f64 = 0.6;

/// A piece of text on a picture.
#[derive(Debug, Deserialize)]
struct Piece {
    /// The picture's name.
    #[serde(default)]
    image: String,
    text: String,
    /// Left, top, right and bottom edge in pixels.
    #[serde(default, rename = "box")]
    edges: Option<[f64; 4]>,
    /// How sure the helper is, from 0 to 1.
    #[serde(default)]
    score: Option<f64>,
}

/// The text of pictures.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Pictures {
    /// Row by row, picture by picture.
    pub text: String,
    /// What was left out, as it was read.
    pub unsure: Vec<String>,
}

/// Reads what a helper wrote. The number of the first line that is none of this form is the error, from 1.
pub fn pictures(lines: &str) -> Result<Pictures, usize> {
    let mut pieces = Vec::new();
    for (number, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let piece: Piece = serde_json::from_str(line).map_err(|_| number + 1)?;
        pieces.push(piece);
    }
    let mut pictures = Pictures::default();
    while let Some(first) = pieces.first() {
        let image = first.image.clone();
        let (of_image, others) = pieces.into_iter().partition(|piece| piece.image == image);
        add(of_image, &mut pictures);
        pieces = others;
    }
    Ok(pictures)
}

fn add(pieces: Vec<Piece>, pictures: &mut Pictures) {
    let is_sure = |piece: &Piece| piece.score.is_none_or(|score| score >= LEAST_SCORE);
    let (sure, unsure): (Vec<Piece>, Vec<Piece>) = pieces.into_iter().partition(is_sure);
    pictures.unsure.extend(unsure.into_iter().map(|piece| piece.text));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in sure {
        match rows.iter_mut().find(|row| row.first().is_some_and(|first| is_beside(first, &piece))) {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    // Rows without a place keep the helper's order.
    rows.sort_by(|one, other| order(top(one.first()), top(other.first())));
    let rows: Vec<(String, Option<[f64; 4]>)> = rows.into_iter().map(joined).collect();
    let placed = rows.iter().map(|(text, edges)| Some(Row { text: text.clone(), edges: (*edges)? }));
    let chat = placed.collect::<Option<Vec<Row>>>().and_then(|rows| chat(&rows));
    let lines = match chat {
        Some(chat) => {
            pictures.unsure.extend(chat.left_out);
            chat.lines
        }
        None => rows.into_iter().map(|(text, _)| text).collect(),
    };
    for line in lines {
        pictures.text += &line;
        pictures.text.push('\n');
    }
}

/// The text of a row, and its edges where each of its pieces has some.
fn joined(mut row: Vec<Piece>) -> (String, Option<[f64; 4]>) {
    row.sort_by(|one, other| order(left(one), left(other)));
    let edges = row.iter().map(|piece| piece.edges).reduce(|one, other| {
        let (one, other) = one.zip(other)?;
        Some([one[0].min(other[0]), one[1].min(other[1]), one[2].max(other[2]), one[3].max(other[3])])
    });
    let texts: Vec<&str> = row.iter().map(|piece| piece.text.trim()).collect();
    (texts.join("　"), edges.flatten())
}

/// Do two pieces stand in one row: is the middle of one within the height of the other?
fn is_beside(one: &Piece, other: &Piece) -> bool {
    let (Some([_, top, _, bottom]), Some([_, above, _, below])) = (one.edges, other.edges) else {
        return false;
    };
    let middle = f64::midpoint(above, below);
    top < middle && middle < bottom
}

fn top(piece: Option<&Piece>) -> Option<f64> {
    piece?.edges.map(|[_, top, ..]| top)
}

fn left(piece: &Piece) -> Option<f64> {
    piece.edges.map(|[left, ..]| left)
}

fn order(one: Option<f64>, other: Option<f64>) -> Ordering {
    one.zip(other).and_then(|(one, other)| one.partial_cmp(&other)).unwrap_or(Ordering::Equal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_a_row_stand_together() {
        let lines = "{\"image\": \"a.png\", \"text\": \"¥268.00\", \"box\": [300, 102, 380, 120], \"score\": 0.98}\n\
                     {\"image\": \"a.png\", \"text\": \"实付款\", \"box\": [20, 100, 90, 121], \"score\": 0.99}\n\
                     {\"image\": \"a.png\", \"text\": \"山月陶社\", \"box\": [20, 20, 90, 41]}\n\
                     {\"image\": \"a.png\", \"text\": \"订羊号\", \"box\": [20, 200, 90, 221], \"score\": 0.4}\n";
        let read = pictures(lines).unwrap();
        assert_eq!(read.text, "山月陶社\n实付款　¥268.00\n");
        assert_eq!(read.unsure, ["订羊号"]);
    }

    #[test]
    fn what_is_no_such_line_is_named() {
        assert_eq!(pictures("{\"text\": \"a\"}\nb\n"), Err(2));
    }
}
