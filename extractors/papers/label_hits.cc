// The part of LabelledForm that finds labels.
#include <algorithm>
#include <cctype>

#include "extractors/papers/labelled.h"
#include "extractors/papers/wording.h"

namespace sohoa::papers {
namespace {

constexpr std::size_t kShortLabel = 4;      // "Số", "Bà": only with a colon
constexpr double kGap = 1.1;                // of the line's height: a new label may begin behind it
constexpr double kLeastAcrossLines = 0.92;  // similarity
constexpr double kLeastSpoilt = 0.55;       // likewise, of a label under a stamp

// From `from` on; one between small letters is a speck in a word ("ín.tí:h").
std::size_t FindColonIn(const std::string& word, std::size_t from) {
  const auto small = [&](std::size_t at) {
    return at < word.size() && std::islower(static_cast<unsigned char>(word[at])) != 0;
  };
  std::size_t colon = word.find(':', from);
  while (colon != std::string::npos && small(colon + 1)) colon = word.find(':', colon + 1);
  return colon;
}

}  // namespace

void LabelledForm::CollectLabels() {
  const auto add = [&](const std::vector<Label>& labels) {
    for (const Label& label : labels) {
      auto same = std::find_if(labels_.begin(), labels_.end(), [&](const KnownLabel& k) { return k.key == label.key; });
      if (same == labels_.end()) {
        labels_.push_back({label.key, label.anywhere});
      } else {
        same->anywhere = same->anywhere || label.anywhere;
      }
    }
  };
  for (const FieldRule& field : type_.fields) {
    for (const Way& way : field.ways) add(way.labels);
    add(field.in_words);
  }
  for (const Section& section : type_.sections) {
    add(section.anchors);
    add(section.holds);
  }
  add(type_.stops);
}

bool LabelledForm::AtLineStart(int token) const {
  const Token& at = tokens_[token];
  for (int back = 1; back <= at.word; ++back) {
    if (back > 2 || !IsBullet(WordOf(tokens_[token - back]).text)) return false;
  }
  return true;
}

bool LabelledForm::AfterGap(int token) const {
  if (tokens_[token].word == 0) return true;
  const Box& left = WordOf(tokens_[token - 1]).box;
  const Box& right = WordOf(tokens_[token]).box;
  return right.x0 - left.x1 >
         kGap * LineOf(order_[tokens_[token].line]).height * layouts_[order_[tokens_[token].line].page].x_per_y;
}

// Looks behind the label for its colon, over a remark in brackets or a translation ("/ Full name:"), and sets where the
// value begins.
void LabelledForm::FindColon(Hit& hit) const {
  const KeyText::Place last = stream_.places()[hit.match.end - 1];
  const int line = tokens_[last.word].line;
  hit.value_token = last.word;
  hit.value_byte = last.end;
  int token = last.word;
  std::string between;
  while (token < static_cast<int>(tokens_.size()) && tokens_[token].line == line && between.size() < 60) {
    const std::string& text = WordOf(tokens_[token]).text;
    for (std::size_t at = token == last.word ? static_cast<std::size_t>(last.end) : 0; at < text.size(); ++at) {
      if (text[at] == ':') {
        hit.colon = true;
        hit.value_token = token;
        hit.value_byte = static_cast<int>(at) + 1;
        return;
      }
      between += text[at];
    }
    between += ' ';
    const std::size_t mark = between.find_first_not_of(" .,;");
    // Only a remark may stand between a label and its colon.
    if (mark != std::string::npos && between[mark] != '(' && between[mark] != '/') return;
    ++token;
  }
}

// A label ends before its colon: behind "Mục đích sử dụng: Đất" begins the value, though another label goes on so.
bool LabelledForm::CrossesColon(const Hit& hit) const {
  const KeyText::Place last = stream_.places()[hit.match.end - 1];
  for (int at = hit.match.begin; at < hit.match.end; ++at) {
    const KeyText::Place place = stream_.places()[at];
    const std::string& text = WordOf(tokens_[place.word]).text;
    const std::size_t colon = FindColonIn(text, static_cast<std::size_t>(place.end));
    if (colon != std::string::npos && (place.word < last.word || static_cast<int>(colon) < last.begin)) return true;
  }
  return false;
}

// "Nam, tỉnh Bến Tre" below "huyện Mỏ Cày" is not "Năm sinh".
bool LabelledForm::CrossesComma(const Hit& hit) const {
  const int last = stream_.places()[hit.match.end - 1].word;
  for (int word = stream_.places()[hit.match.begin].word; word < last; ++word) {
    if (WordOf(tokens_[word]).text.ends_with(',')) return true;
  }
  return false;
}

bool LabelledForm::Accepts(const Hit& hit, bool anywhere) const {
  const KeyText::Place first = stream_.places()[hit.match.begin];
  const KeyText::Place last = stream_.places()[hit.match.end - 1];
  const int begin_line = tokens_[first.word].line;
  const int end_line = tokens_[last.word].line;
  if (order_[begin_line].page != order_[end_line].page || end_line > begin_line + 1) return false;
  // The label must end where a word ends, or before a colon or figures.
  const std::string& last_word = WordOf(tokens_[last.word]).text;
  if (static_cast<std::size_t>(last.end) < last_word.size() && !hit.colon) {
    const char next = last_word[static_cast<std::size_t>(last.end)];
    if (std::isalpha(static_cast<unsigned char>(next)) != 0 || (static_cast<unsigned char>(next) & 0x80) != 0)
      return false;
  }
  // "''Số:": specks before it are no letters of another word.
  const bool begins_word = !HasLetterOrDigit(WordOf(tokens_[first.word]).text.substr(0, first.begin));
  const bool start = begins_word && AtLineStart(first.word);
  const bool gap = begins_word && AfterGap(first.word);
  const bool capital = StartsUpper(WordOf(tokens_[first.word]).text.substr(first.begin));
  if (CrossesColon(hit)) return false;
  // "NGỌC TRANG / Năm sinh" is not "Ngày, tháng, năm sinh": over the end of a line little is forgiven.
  if (end_line > begin_line && hit.match.similarity < kLeastAcrossLines) return false;
  // "QUYÊN" alone on its line is the end of a name, not the label "Quyển"; the short heads of columns are known.
  const bool own_line = hit.key.size() >= kPlainLabel || SectionOfAnchor(hit.key) != nullptr;
  const bool whole_line = own_line && start && static_cast<std::size_t>(last.end) == last_word.size() &&
                          (last.word + 1 == static_cast<int>(tokens_.size()) || tokens_[last.word + 1].word == 0);
  if (whole_line && capital && hit.match.similarity == 1) return true;
  if (hit.key.size() < kShortLabel) return hit.colon && (start || gap || capital);
  if (anywhere) return true;
  if (hit.colon) return start || gap || capital || hit.key.size() >= kPlainLabel;
  if (hit.key.size() < kPlainLabel) return false;
  if (hit.key.size() < kLongLabel && hit.match.distance > 0 && CrossesComma(hit)) return false;
  if ((start || gap) && (capital || hit.match.similarity == 1)) return true;
  // In the middle of a line, after another value, only a long label that was read well.
  return capital && hit.match.similarity >= 0.9 && hit.key.size() >= kLongLabel;
}

void LabelledForm::FindHits() {
  struct Candidate {
    Hit hit;
    double weight = 0;
  };
  std::vector<Candidate> candidates;
  const PhraseIndex index(stream_);
  for (const KnownLabel& label : labels_) {
    for (const PhraseHit& match : index.FindAll(label.key, AllowedEdits(label.key.size()))) {
      Hit hit;
      hit.match = match;
      hit.key = label.key;
      hit.anywhere = label.anywhere;
      FindColon(hit);
      if (!Accepts(hit, label.anywhere)) continue;
      const double weight = static_cast<double>(label.key.size()) - 3.0 * match.distance + (hit.colon ? 2 : 0);
      candidates.push_back({std::move(hit), weight});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  hits_.clear();
  for (Candidate& candidate : candidates) {
    const PhraseHit& match = candidate.hit.match;
    const bool taken = std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
      return match.begin < hit.match.end && hit.match.begin < match.end;
    });
    if (!taken) hits_.push_back(std::move(candidate.hit));
  }
  std::sort(hits_.begin(), hits_.end(), [](const Hit& a, const Hit& b) { return a.match.begin < b.match.begin; });
  DropHitsInValues();
}

// Words of a label with which a value begins ("Cơ sở: Cơ sở sản xuất cà phê") are that value's; not those of a label
// that stands inside sentences ("Vị trí xây dựng: thửa đất số 666").
void LabelledForm::DropHitsInValues() {
  std::vector<Hit> kept;
  for (Hit& hit : hits_) {
    if (!kept.empty() && kept.back().colon && !hit.colon && !hit.anywhere) {
      const Hit& before = kept.back();
      const int word = stream_.places()[hit.match.begin].word;
      const bool glued = before.value_byte < static_cast<int>(WordOf(tokens_[before.value_token]).text.size());
      const int value_word = before.value_token + (glued ? 0 : 1);
      if (word == value_word && tokens_[word].line == tokens_[before.value_token].line) continue;
    }
    kept.push_back(std::move(hit));
  }
  hits_ = std::move(kept);
}

// What the words from `first` up to the colon of the last one may be the label of.
std::optional<LabelledForm::Hit> LabelledForm::SpoiltHitOn(int first_token, int end_token) const {
  const int begin = stream_.WordStart(first_token);
  const std::size_t colon = FindColonIn(WordOf(tokens_[end_token - 1]).text, 1);
  int end = stream_.WordStart(end_token - 1);
  while (end < static_cast<int>(stream_.places().size()) && stream_.places()[end].word == end_token - 1 &&
         stream_.places()[end].end <= static_cast<int>(colon)) {
    ++end;
  }
  const std::string_view words = std::string_view(stream_.key()).substr(begin, end - begin);
  if (words.size() < kLongLabel) return std::nullopt;
  std::optional<Hit> best;
  for (const KnownLabel& label : labels_) {
    if (label.key.size() < kLongLabel) continue;
    const double similarity = KeySimilarity(words, label.key);
    if (similarity < (best ? best->match.similarity : kLeastSpoilt)) continue;
    best = Hit();
    best->match = {begin, end, 0, similarity};
    best->key = label.key;
  }
  if (!best) return best;
  best->colon = true;
  best->value_token = end_token - 1;
  best->value_byte = static_cast<int>(colon) + 1;
  return best;
}

void LabelledForm::SeekSpoiltLabels() {
  const auto section_before = [&](int position) {
    std::string section;
    for (const Hit& hit : hits_) {
      if (hit.match.begin < position) section = hit.section;
    }
    return section;
  };
  spoilt_.clear();
  for (int first = 0; first < static_cast<int>(tokens_.size()); ++first) {
    if (tokens_[first].word != 0) continue;
    int end = first;
    bool colon = false;
    while (!colon && end < static_cast<int>(tokens_.size()) && tokens_[end].line == tokens_[first].line) {
      const std::string& text = WordOf(tokens_[end]).text;
      colon = HasLetterOrDigit(text) && FindColonIn(text, 1) != std::string::npos;
      ++end;
    }
    if (!colon) continue;
    const int begin = stream_.WordStart(first);
    const bool known = std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
      const int word = stream_.places()[hit.match.begin].word;
      return word >= first && word < end;
    });
    if (known) continue;
    std::optional<Hit> hit = SpoiltHitOn(first, end);
    if (!hit) continue;
    hit->section = section_before(begin);
    spoilt_.push_back(std::move(*hit));
  }
}

}  // namespace sohoa::papers
