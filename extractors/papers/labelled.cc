#include "extractors/papers/labelled.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "extractors/papers/wording.h"
#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

constexpr double kNextLineGap = 1.7;  // of the page's line height, between two lines of one value
constexpr double kFarthestAside = 3;  // line heights
constexpr std::size_t kLeader = 5;    // bytes; more marks without a letter are dots to write on
constexpr double kLeastTrust = 0.6;   // mean confidence of a piece of text beside a value
constexpr double kSideBySide = 0.2;   // of the page's width

bool Contains(const std::vector<Label>& labels, std::string_view key) {
  return std::any_of(labels.begin(), labels.end(), [&](const Label& label) { return label.key == key; });
}

// The first word of the line that is none; its first word when all are.
const Word& FirstOfText(const Page& page, const Line& line) {
  const auto first = std::find_if(line.words.begin(), line.words.end(), [&](int word) {
    return !IsSpeckOfFrame(page.words[static_cast<std::size_t>(word)]);
  });
  return page.words[static_cast<std::size_t>(first == line.words.end() ? line.words.front() : *first)];
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

double LabelledForm::MeanTrust(const LineRef& ref) const {
  return MeanConfidence(*layouts_[ref.page].page, LineOf(ref));
}

double LabelledForm::RightEdge(const LineRef& ref) const {
  double edge = 0;
  for (const LineRef& other : order_) {
    const Line& line = LineOf(other);
    if (other.page != ref.page || other.column != ref.column || MeanTrust(other) < kLeastTrust) continue;
    if (line.words.size() > 2 || other.column != 0) edge = std::max(edge, line.box.x1);
  }
  return edge;
}

// Whether the value that ends order_[line] runs on in order_[next].
LabelledForm::Next LabelledForm::Continues(int line, int next, const Span& so_far) const {
  const LineRef& here_ref = order_[line];
  const LineRef& next_ref = order_[next];
  if (here_ref.page != next_ref.page || here_ref.column != next_ref.column) return Next::kEnds;
  const PageLayout& layout = layouts_[here_ref.page];
  const Line& here = LineOf(here_ref);
  const Line& below = LineOf(next_ref);
  if (below.row == here.row && here_ref.column == 0) return Next::kGoesOn;
  const double height = std::max(layout.line_height, here.height);
  if (below.box.y0 - here.box.y1 > kNextLineGap * height) return Next::kEnds;
  if (below.box.x0 > here.box.x1 || below.box.x1 < here.box.x0) return Next::kEnds;
  if (!HasLetterOrDigit(so_far.text)) return so_far.text.size() < kLeader ? Next::kGoesOn : Next::kEnds;
  const Page& page = *layout.page;
  const Word& first = FirstOfText(page, below);
  const bool figures =
      std::any_of(first.text.begin(), first.text.end(), [](unsigned char c) { return c >= '0' && c <= '9'; });
  const bool capitals = !figures && text::CountLetters(below.text) >= 4 && IsMostlyUpper(below.text, 0.8);
  if (!IsMostlyUpper(so_far.text) && capitals) return Next::kEnds;
  const bool full = RightEdge(here_ref) - here.box.x1 < first.box.Width() + 0.7 * layout.LineHeightInX();
  if (IsBulletWithMark(first.text)) {
    // The items of a list that began with one; before the rest of a full line it may be dirt.
    if (IsBulletWithMark(so_far.text.substr(0, so_far.text.find(' ')))) return Next::kGoesOn;
    return full && below.words.size() > 1 && below.words.size() < 6 ? Next::kMayGoOn : Next::kEnds;
  }
  if (LooksLikeLabel(below.text)) return Next::kEnds;
  if (full) return Next::kGoesOn;
  const char last = so_far.text.back();
  if (last == ',' || last == '-' || StartsLower(first.text)) return Next::kGoesOn;
  // Not to the edge, but no label begins below: a photograph or a seal may have narrowed the column.
  if (last == '.' || below.box.x1 >= here.box.x1 || !HasLetterOrDigit(below.text)) return Next::kEnds;
  const double aside = std::abs(first.box.x0 - FirstOfText(page, here).box.x0) / layout.LineHeightInX();
  if (aside < 1) return Next::kMayGoOn;
  // The beginning of the line above, its label, may not have been read as what it is.
  return aside < kFarthestAside ? Next::kMayGoOnAside : Next::kEnds;
}

// "IH." for "II." before the next label of the line, at the line's beginning.
bool LabelledForm::IsSpoiltBullet(int token, int end_token) const {
  if (token + 1 != end_token || end_token >= static_cast<int>(tokens_.size())) return false;
  if (tokens_[token].word != 0 || tokens_[token].line != tokens_[end_token].line) return false;
  const std::string& text = WordOf(tokens_[token]).text;
  return text::CountLetters(text) <= 3 && text.size() <= 6 && (text.back() == '.' || text.back() == ')');
}

// What stands beside a value behind a wide gap and was read with little trust is a photograph or a seal.
bool LabelledForm::IsStrayPiece(int line, int next) const {
  const LineRef& here_ref = order_[line];
  const LineRef& next_ref = order_[next];
  if (here_ref.page != next_ref.page) return false;
  const Line& here = LineOf(here_ref);
  const Line& piece = LineOf(next_ref);
  const double gap = piece.box.x0 - here.box.x1;
  // Specks in the margin, between two lines of the text.
  const bool beside = piece.box.x1 < here.box.x0 || gap > 0;
  if (beside && piece.words.size() == 1 && text::CountLetters(piece.text) <= 2) return true;
  const bool apart = piece.box.x1 < here.box.x0 || gap > 3 * layouts_[here_ref.page].LineHeightInX();
  return apart && MeanTrust(next_ref) < kLeastTrust;
}

// The words from `token` to the end of its line or to the next label.
Span LabelledForm::RestOfLine(int token, int end_token, int end_byte) const {
  Span rest;
  rest.page = layouts_[order_[tokens_[token].line].page].page;
  for (int at = token; at < static_cast<int>(tokens_.size()) && tokens_[at].line == tokens_[token].line; ++at) {
    if (at > end_token || (at == end_token && end_byte == 0)) break;
    const Word& word = WordOf(tokens_[at]);
    if (rest.words.empty() && IsSpeckOfFrame(word)) continue;
    rest.text += (rest.text.empty() ? "" : " ") +
                 (at == end_token ? word.text.substr(0, static_cast<std::size_t>(end_byte)) : word.text);
    rest.words.push_back(LineOf(order_[tokens_[at].line]).words[tokens_[at].word]);
    rest.box = Union(rest.box, word.box);
  }
  return rest;
}

LabelledValue LabelledForm::ValueOf(const Hit& hit, const Hit* next_hit, int max_lines) const {
  LabelledValue result;
  result.similarity = hit.match.similarity;
  result.colon = hit.colon;
  int end_token = static_cast<int>(tokens_.size());
  int end_byte = 0;
  if (next_hit != nullptr) {
    const KeyText::Place place = stream_.places()[next_hit->match.begin];
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
    if (token_line != line && IsStrayPiece(line, token_line)) continue;
    if (token_line != line) {
      const Next next = Continues(line, token_line, value);
      const bool may_go_on = next == Next::kMayGoOn || next == Next::kMayGoOnAside;
      if (may_go_on && lines < max_lines && !value.empty()) {
        result.more = RestOfLine(token, end_token, end_byte);
        result.aside = next == Next::kMayGoOnAside;
      }
      if (next != Next::kGoesOn) break;
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
    const bool bullet = next_hit != nullptr && token + 1 == end_token && end_byte == 0 && token > hit.value_token;
    if (bullet && AtLineStart(end_token) && tokens_[token].line == tokens_[end_token].line) break;
    if (next_hit != nullptr && token > hit.value_token && IsSpoiltBullet(token, end_token)) break;
    if (!value.text.empty()) value.text += fresh ? '\n' : ' ';
    value.text += word.text.substr(begin, end - begin);
    value.words.push_back(LineOf(order_[token_line]).words[tokens_[token].word]);
    value.box = Union(value.box, word.box);
  }
  if (result.more.empty() && !value.empty() && lines < max_lines) {
    result.more = AlignedBelow(line);
    result.aside = !result.more.empty();
  }
  return result;
}

bool LabelledForm::HoldsLabel(int line) const {
  return std::any_of(hits_.begin(), hits_.end(),
                     [&](const Hit& hit) { return tokens_[stream_.places()[hit.match.begin].word].line == line; });
}

// The line right below order_[line] that begins where it begins, when another column's stands between them in reading
// order ("Có giá trị đến" of a card, beside its holder's address), and no label.
Span LabelledForm::AlignedBelow(int line) const {
  const LineRef& here_ref = order_[line];
  const PageLayout& layout = layouts_[here_ref.page];
  const Line& here = LineOf(here_ref);
  for (int i = line + 2; i < static_cast<int>(order_.size()); ++i) {
    const Line& below = LineOf(order_[i]);
    if (order_[i].page != here_ref.page || below.box.y0 - here.box.y1 > kNextLineGap * here.height) break;
    if (below.row == here.row || below.box.CenterY() < here.box.y1 || HoldsLabel(i)) continue;
    const double aside = FirstOfText(*layout.page, below).box.x0 - FirstOfText(*layout.page, here).box.x0;
    if (std::abs(aside) < layout.LineHeightInX()) return SpanOf(*layout.page, below);
  }
  return {};
}

// The line right below a label that stands alone at the end of its piece of line, in the label's own column, when it
// holds no label: on small cards another column comes between the two in reading order.
Span LabelledForm::ValueBelow(std::size_t index) const {
  const Hit& hit = hits_[index];
  const int own = tokens_[hit.value_token].line;
  const bool last = hit.value_token + 1 == static_cast<int>(tokens_.size()) || tokens_[hit.value_token + 1].line != own;
  const bool own_line = hit.key.size() >= kLongLabel && AtLineStart(stream_.places()[hit.match.begin].word);
  if (!last || !(hit.colon || own_line)) return {};
  const PageLayout& layout = layouts_[order_[own].page];
  const Box& label = LineOf(order_[own]).box;
  for (int i = own + 1; i < static_cast<int>(order_.size()); ++i) {
    const Line& line = LineOf(order_[i]);
    if (order_[i].page != order_[own].page || line.box.y0 - label.y1 > kNextLineGap * layout.line_height) break;
    const bool below = line.row != LineOf(order_[own]).row && line.box.CenterY() > label.y1;
    if (!below || line.box.CenterX() < label.x0 || line.box.CenterX() > label.x1 || line.box.x1 > label.x1 + 0.02)
      continue;
    return HoldsLabel(i) ? Span() : SpanOf(*layout.page, line);
  }
  return {};
}

std::vector<LabelledValue> LabelledForm::Find(const Way& way) const {
  std::vector<LabelledValue> values;
  for (std::size_t i = 0; i < hits_.size(); ++i) {
    const Hit& hit = hits_[i];
    if (hit.section != way.section || !Contains(way.labels, hit.key)) continue;
    if (!way.region.IsEmpty() && Intersection(BoxOf(hit), way.region).IsEmpty()) continue;
    values.push_back(ValueOf(hit, HitBehind(i), way.lines));
    Span below = ValueBelow(i);
    if (below.empty()) continue;
    // What stands beside such a label may be another column's.
    if (HasLetterOrDigit(values.back().value.text)) values.push_back(values.back());
    values.back().value = std::move(below);
  }
  return values;
}

std::vector<LabelledValue> LabelledForm::FindSpoilt(const Way& way) const {
  std::vector<LabelledValue> values;
  for (const Hit& hit : spoilt_) {
    if (hit.section != way.section || !Contains(way.labels, hit.key)) continue;
    const auto next =
        std::find_if(hits_.begin(), hits_.end(), [&](const Hit& other) { return other.match.begin >= hit.match.end; });
    values.push_back(ValueOf(hit, next == hits_.end() ? nullptr : &*next, way.lines));
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
    values.push_back(ValueOf(hits_[i], HitBehind(i), 3));
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
