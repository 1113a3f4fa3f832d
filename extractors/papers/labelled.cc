#include "extractors/papers/labelled.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

constexpr std::size_t kShortLabel = 4;  // "Số", "Bà": only with a colon
constexpr std::size_t kPlainLabel = 6;  // may do without a colon at the beginning of a line
constexpr double kGap = 1.1;            // of the line's height: a new label may begin behind it
constexpr double kNextLineGap = 1.7;    // of the page's line height, between two lines of one value
constexpr std::size_t kLeader = 5;      // bytes; more marks without a letter are dots to write on
constexpr double kSideBySide = 0.2;     // of the page's width

// "1.", "a)", "-", "+", "2.1": what may stand before a label at the beginning of a line.
bool IsBullet(std::string_view word) {
  static const RE2 kBullet(R"(^(?:[-–—+*•·.]+|\(?(?:\d{1,2}|\pL|[IVX]{1,4})(?:\.\d{1,2})?[.)/:]?\)?)$)");
  return RE2::FullMatch(re2::StringPiece(word.data(), word.size()), kBullet);
}

bool IsBulletWithMark(std::string_view word) {
  return IsBullet(word) && !word.empty() && (std::ispunct(static_cast<unsigned char>(word.back())) != 0);
}

bool HasLetterOrDigit(std::string_view text) {
  static const RE2 kAny(R"([\pL\pN])");
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), kAny);
}

bool StartsUpper(std::string_view word) {
  const std::u32string code_points = text::ToCodePoints(word);
  return !code_points.empty() && text::IsUpperText(text::FromCodePoints(code_points.substr(0, 1)));
}

bool StartsLower(std::string_view word) {
  const std::u32string code_points = text::ToCodePoints(word);
  if (code_points.empty()) return false;
  const std::string first = text::FromCodePoints(code_points.substr(0, 1));
  return text::ToUpper(first) != first;
}

// "7. Nơi tạm trú: ...": words before a colon, even when they are no label that the rules know.
bool LooksLikeLabel(const std::string& text) {
  static const RE2 kLabel(R"(^[^:]{4,60}[^\d:\s]\s*:)");
  return RE2::PartialMatch(text, kLabel);
}

bool Contains(const std::vector<Label>& labels, std::string_view key) {
  return std::any_of(labels.begin(), labels.end(), [&](const Label& label) { return label.key == key; });
}

}  // namespace

LabelledForm::LabelledForm(std::vector<PageLayout> layouts, const TypeRule& type,
                           const std::vector<std::vector<int>>& used)
    : layouts_(std::move(layouts)), type_(type) {
  CollectLabels();
  MakeOrder(used);
  MakeStream();
  FindHits();
  if (ArrangeColumns()) {
    MakeStream();
    FindHits();
  }
  AssignSections();
}

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

void LabelledForm::MakeOrder(const std::vector<std::vector<int>>& used) {
  for (int page = 0; page < static_cast<int>(layouts_.size()); ++page) {
    for (int line = 0; line < static_cast<int>(layouts_[page].lines.size()); ++line) {
      const std::vector<int>& skip = used.at(page);
      if (std::find(skip.begin(), skip.end(), line) == skip.end()) order_.push_back({page, line, 0});
    }
  }
}

void LabelledForm::MakeStream() {
  stream_ = KeyText();
  tokens_.clear();
  for (int i = 0; i < static_cast<int>(order_.size()); ++i) {
    const Line& line = LineOf(order_[i]);
    for (int w = 0; w < static_cast<int>(line.words.size()); ++w) {
      tokens_.push_back({i, w});
      stream_.Add(layouts_[order_[i].page].page->words[line.words[w]].text);
    }
  }
}

const Word& LabelledForm::WordOf(const Token& token) const {
  const LineRef& ref = order_[token.line];
  return layouts_[ref.page].page->words[LineOf(ref).words[token.word]];
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
  const bool start = first.begin == 0 && AtLineStart(first.word);
  const bool gap = first.begin == 0 && AfterGap(first.word);
  const bool capital = StartsUpper(WordOf(tokens_[first.word]).text.substr(first.begin));
  if (hit.key.size() < kShortLabel) return hit.colon && (start || gap || capital);
  if (anywhere) return true;
  if (hit.colon) return start || gap || capital || hit.key.size() >= kPlainLabel;
  if (hit.key.size() < kPlainLabel) return start && capital && hit.key.size() + 1 >= kPlainLabel;
  return (start || gap) && (capital || hit.match.similarity == 1)
             ? true
             : capital && hit.match.similarity >= 0.9 && !gap && hit.key.size() >= 8;
}

void LabelledForm::FindHits() {
  struct Candidate {
    Hit hit;
    double weight = 0;
  };
  std::vector<Candidate> candidates;
  for (int start : stream_.starts()) {
    for (const KnownLabel& label : labels_) {
      const auto match = MatchAt(stream_.key(), start, label.key, AllowedEdits(label.key.size()));
      if (!match) continue;
      Hit hit;
      hit.match = *match;
      hit.key = label.key;
      FindColon(hit);
      if (!Accepts(hit, label.anywhere)) continue;
      const double weight = static_cast<double>(label.key.size()) - 3.0 * match->distance + (hit.colon ? 2 : 0);
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

// Words of a label with which a value begins ("Cơ sở: Cơ sở sản xuất cà phê") are that value's.
void LabelledForm::DropHitsInValues() {
  std::vector<Hit> kept;
  for (Hit& hit : hits_) {
    if (!kept.empty() && kept.back().colon && !hit.colon) {
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

const Section* LabelledForm::SectionOfAnchor(std::string_view key) const {
  for (const Section& section : type_.sections) {
    if (Contains(section.anchors, key)) return &section;
  }
  return nullptr;
}

bool LabelledForm::BelongsTo(const std::string& section, std::string_view key) const {
  for (const Section& candidate : type_.sections) {
    if (candidate.name == section && Contains(candidate.holds, key)) return true;
  }
  for (const FieldRule& field : type_.fields) {
    for (const Way& way : field.ways) {
      if (way.section == section && Contains(way.labels, key)) return true;
    }
  }
  return false;
}

void LabelledForm::AssignSections() {
  std::string current;
  for (Hit& hit : hits_) {
    if (const Section* section = SectionOfAnchor(hit.key)) {
      current = section->name;
    } else if (!current.empty() && !BelongsTo(current, hit.key) && !Contains(type_.stops, hit.key)) {
      current.clear();
    }
    hit.section = current;
  }
}

Box LabelledForm::BoxOf(const Hit& hit) const {
  Box box;
  for (int at = hit.match.begin; at < hit.match.end; ++at)
    box = Union(box, WordOf(tokens_[stream_.places()[at].word]).box);
  return box;
}

// Two sections whose first labels stand beside each other are two columns: their lines are parted before they are read.
bool LabelledForm::ArrangeColumns() {
  std::vector<const Hit*> anchors;
  for (const Hit& hit : hits_) {
    const Section* section = SectionOfAnchor(hit.key);
    if (section == nullptr) continue;
    const bool seen = std::any_of(anchors.begin(), anchors.end(),
                                  [&](const Hit* other) { return SectionOfAnchor(other->key) == section; });
    if (!seen) anchors.push_back(&hit);
  }
  if (anchors.size() < 2) return false;
  const Hit* first = anchors[0];
  const Hit* second = anchors[1];
  Box left = BoxOf(*first);
  Box right = BoxOf(*second);
  if (left.x0 > right.x0) {
    std::swap(left, right);
    std::swap(first, second);
  }
  const LineRef left_ref = order_[tokens_[stream_.places()[first->match.begin].word].line];
  const LineRef right_ref = order_[tokens_[stream_.places()[second->match.begin].word].line];
  const PageLayout& layout = layouts_[left_ref.page];
  if (left_ref.page != right_ref.page || right.x0 - left.x0 < kSideBySide ||
      std::abs(left.CenterY() - right.CenterY()) > 2.5 * layout.pitch) {
    return false;
  }
  const double border = right.x0 - 0.6 * layout.LineHeightInX();
  const std::string left_section = SectionOfAnchor(first->key)->name;
  const std::string right_section = SectionOfAnchor(second->key)->name;
  int end = static_cast<int>(order_.size());
  for (const Hit& hit : hits_) {
    if (hit.match.begin < std::max(first->match.begin, second->match.begin)) continue;
    const Section* section = SectionOfAnchor(hit.key);
    const bool inside = section != nullptr && (section->name == left_section || section->name == right_section);
    if (inside || BelongsTo(left_section, hit.key) || BelongsTo(right_section, hit.key)) continue;
    if (BoxOf(hit).x0 > border) continue;
    end = tokens_[stream_.places()[hit.match.begin].word].line;
    break;
  }
  ReorderColumns(left_ref, right_ref, border, end);
  return true;
}

void LabelledForm::ReorderColumns(const LineRef& left, const LineRef& right, double border, int end) {
  PageLayout& layout = layouts_[left.page];
  int begin = 0;
  while (order_[begin].page != left.page || (order_[begin].line != left.line && order_[begin].line != right.line))
    ++begin;
  std::vector<LineRef> left_column;
  std::vector<LineRef> right_column;
  for (int i = begin; i < end; ++i) {
    const LineRef ref = order_[i];
    if (ref.page != left.page) {
      left_column.push_back(ref);
      continue;
    }
    Line& line = layout.lines[ref.line];
    if (line.box.x1 <= border || line.box.x0 >= border) {
      (line.box.CenterX() < border ? left_column : right_column)
          .push_back({ref.page, ref.line, line.box.CenterX() < border ? 1 : 2});
      continue;
    }
    Line behind = line;
    std::erase_if(behind.words, [&](int word) { return layout.page->words[word].box.CenterX() < border; });
    std::erase_if(line.words, [&](int word) { return layout.page->words[word].box.CenterX() >= border; });
    Refresh(*layout.page, line);
    Refresh(*layout.page, behind);
    if (!line.words.empty()) left_column.push_back({ref.page, ref.line, 1});
    if (behind.words.empty()) continue;
    layout.lines.push_back(std::move(behind));
    right_column.push_back({ref.page, static_cast<int>(layout.lines.size()) - 1, 2});
  }
  std::vector<LineRef> order(order_.begin(), order_.begin() + begin);
  order.insert(order.end(), left_column.begin(), left_column.end());
  order.insert(order.end(), right_column.begin(), right_column.end());
  order.insert(order.end(), order_.begin() + end, order_.end());
  order_ = std::move(order);
}

double LabelledForm::RightEdge(const LineRef& ref) const {
  double edge = 0;
  for (const LineRef& other : order_) {
    const Line& line = LineOf(other);
    if (other.page != ref.page || other.column != ref.column) continue;
    if (line.words.size() > 2 || other.column != 0) edge = std::max(edge, line.box.x1);
  }
  return edge;
}

// Whether the value that ends order_[line] runs on in order_[next].
bool LabelledForm::Continues(int line, int next, const Span& so_far) const {
  const LineRef& here_ref = order_[line];
  const LineRef& next_ref = order_[next];
  if (here_ref.page != next_ref.page || here_ref.column != next_ref.column) return false;
  const PageLayout& layout = layouts_[here_ref.page];
  const Line& here = LineOf(here_ref);
  const Line& below = LineOf(next_ref);
  if (below.row == here.row && here_ref.column == 0) return true;
  const double height = std::max(layout.line_height, here.height);
  if (below.box.y0 - here.box.y1 > kNextLineGap * height) return false;
  if (below.box.x0 > here.box.x1 || below.box.x1 < here.box.x0) return false;
  if (!HasLetterOrDigit(so_far.text)) return so_far.text.size() < kLeader;
  const Page& page = *layout.page;
  const Word& first = page.words[below.words.front()];
  if (!IsMostlyUpper(so_far.text) && LetterCount(below.text) >= 4 && IsMostlyUpper(below.text, 0.8)) return false;
  if (IsBulletWithMark(first.text)) {
    // The items of a list that began with one.
    const std::string head = so_far.text.substr(0, so_far.text.find(' '));
    return IsBulletWithMark(head);
  }
  if (LooksLikeLabel(below.text)) return false;
  const double room = RightEdge(here_ref) - here.box.x1;
  if (room < first.box.Width() + 0.7 * layout.LineHeightInX()) return true;
  const char last = so_far.text.back();
  return last == ',' || last == '-' || StartsLower(first.text);
}

LabelledValue LabelledForm::ValueOf(std::size_t index, int max_lines) const {
  const Hit& hit = hits_[index];
  LabelledValue result;
  result.similarity = hit.match.similarity;
  result.colon = hit.colon;
  int end_token = static_cast<int>(tokens_.size());
  int end_byte = 0;
  if (index + 1 < hits_.size()) {
    const KeyText::Place place = stream_.places()[hits_[index + 1].match.begin];
    end_token = place.word;
    end_byte = place.begin;
  }
  const int first_line = tokens_[hit.value_token].line;
  result.page = order_[first_line].page;
  const Page& page = *layouts_[result.page].page;
  int lines = 1;
  int line = first_line;
  Span& value = result.value;
  value.page = &page;
  for (int token = hit.value_token; token < end_token || (token == end_token && end_byte > 0); ++token) {
    if (token >= static_cast<int>(tokens_.size())) break;
    const int token_line = tokens_[token].line;
    bool fresh = false;
    if (token_line != line) {
      if (!Continues(line, token_line, value)) break;
      const bool same_row = LineOf(order_[line]).row == LineOf(order_[token_line]).row;
      if (!same_row && !value.empty() && ++lines > max_lines) break;
      fresh = !same_row;
      line = token_line;
    }
    const Word& word = WordOf(tokens_[token]);
    std::size_t begin = token == hit.value_token ? static_cast<std::size_t>(hit.value_byte) : 0;
    std::size_t end = token == end_token ? static_cast<std::size_t>(end_byte) : word.text.size();
    if (begin >= end) continue;
    // A bullet before the next label is that label's.
    if (token + 1 == end_token && end_byte == 0 && token > hit.value_token && AtLineStart(end_token) &&
        tokens_[token].line == tokens_[end_token < static_cast<int>(tokens_.size()) ? end_token : token].line) {
      break;
    }
    if (!value.text.empty()) value.text += fresh ? '\n' : ' ';
    value.text += word.text.substr(begin, end - begin);
    value.words.push_back(LineOf(order_[token_line]).words[tokens_[token].word]);
    value.box = Union(value.box, word.box);
  }
  return result;
}

std::vector<LabelledValue> LabelledForm::Find(const Way& way) const {
  std::vector<LabelledValue> values;
  for (std::size_t i = 0; i < hits_.size(); ++i) {
    const Hit& hit = hits_[i];
    if (hit.section != way.section || !Contains(way.labels, hit.key)) continue;
    if (!way.region.IsEmpty() && Intersection(BoxOf(hit), way.region).IsEmpty()) continue;
    values.push_back(ValueOf(i, way.lines));
  }
  return values;
}

std::vector<LabelledValue> LabelledForm::FindNear(const std::vector<Label>& labels, const Span& near, int page) const {
  std::vector<LabelledValue> values;
  for (std::size_t i = 0; i < hits_.size(); ++i) {
    if (!Contains(labels, hits_[i].key)) continue;
    const LineRef& ref = order_[tokens_[hits_[i].value_token].line];
    const double down = BoxOf(hits_[i]).CenterY() - near.box.y1;
    if (ref.page != page || down < -2 * layouts_[page].line_height || down > 4 * layouts_[page].pitch) continue;
    values.push_back(ValueOf(i, 3));
    break;
  }
  return values;
}

int LabelledForm::distinct_labels() const {
  std::set<std::string_view> keys;
  for (const Hit& hit : hits_) {
    if (hit.key.size() >= kPlainLabel) keys.insert(hit.key);
  }
  return static_cast<int>(keys.size());
}

}  // namespace sohoa::papers
