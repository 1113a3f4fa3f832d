#include "extractors/papers/finder.h"

#include <algorithm>

#include "extractors/papers/agency.h"
#include "extractors/papers/phrase.h"
#include "extractors/papers/trim.h"

namespace sohoa::papers {
namespace {

constexpr double kSureLabel = 0.9;
constexpr double kTopOfPage = 0.25;

bool HasPlace(const TypeRule& type, Place place) {
  return std::any_of(type.fields.begin(), type.fields.end(), [&](const FieldRule& field) {
    return std::any_of(field.ways.begin(), field.ways.end(), [&](const Way& way) { return way.place == place; });
  });
}

// Some forms go on with their title in small letters ("GIẤY CHỨNG NHẬN / Cơ sở đủ điều kiện ..."): lines close below,
// over the same centre, indented and without a colon.
int EndOfTitle(const PageLayout& layout, const TitleMatch& title) {
  int last = title.last_line;
  for (int i = last + 1; i < static_cast<int>(layout.lines.size()) && i <= title.last_line + 2; ++i) {
    const Line& above = layout.lines[last];
    const Line& line = layout.lines[i];
    const bool centred =
        std::abs(line.box.CenterX() - above.box.CenterX()) < 0.02 && line.box.x0 > layout.text_area.x0 + 0.08;
    if (line.box.y0 - above.box.y1 > 1.2 * layout.line_height || !centred) break;
    if (line.text.find(':') != std::string::npos) break;
    last = i;
  }
  return last;
}

// Without what stands below `top`: words of a copy's certification are none of the paper's.
PageLayout Above(const PageLayout& layout, double top) {
  PageLayout upper = layout;
  std::erase_if(upper.lines, [&](const Line& line) { return line.box.y0 >= top; });
  return upper;
}

std::string WithSlashes(const std::string& digits) {
  return digits.size() == 8 ? digits.substr(0, 2) + "/" + digits.substr(2, 2) + "/" + digits.substr(4) : digits;
}

Finding MakeFinding(const Span& span, int page, double similarity = 1) {
  Finding finding;
  finding.span = span;
  finding.page = page;
  finding.label_similarity = similarity;
  return finding;
}

// Maps the bytes [begin, end) of a line's text to its words.
Span SpanOfBytes(const Page& page, const Line& line, std::size_t begin, std::size_t end) {
  Span span;
  span.page = &page;
  std::size_t at = 0;
  for (int index : line.words) {
    const std::string& word = page.words[index].text;
    const std::size_t from = std::max(begin, at);
    const std::size_t to = std::min(end, at + word.size());
    if (from < to) {
      if (!span.text.empty()) span.text += ' ';
      span.text += word.substr(from - at, to - from);
      span.words.push_back(index);
      span.box = Union(span.box, page.words[index].box);
    }
    at += word.size() + 1;
  }
  return span;
}

}  // namespace

Finder::Finder(const std::vector<const PageView*>& pages, const TypeRule& type, const RuleSet& rules)
    : pages_(pages), type_(type), rules_(rules) {
  std::vector<const Page*> plain;
  for (const PageView* view : pages) {
    layouts_.push_back(Above(view->layout, view->copy_top));
    plain.push_back(view->layout.page);
  }
  signature_ = FindSignature(layouts_, rules);
  FindDate();
  if (type.card) card_ = FindCardCode(plain);
  form_ = std::make_unique<LabelledForm>(layouts_, type, UsedLines());
  form_->SeekSpoiltLabels();
}

void Finder::FindDate() {
  date_ = pages_.front()->heading.date;
  date_page_ = 0;
  if (date_ || !signature_ || (pages_.front()->heading.number && HasPlace(type_, Place::kNumber))) return;
  // Certificates carry place and date above the signature instead.
  const PageLayout& layout = layouts_[signature_->page];
  for (int i = static_cast<int>(layout.lines.size()) - 1; i >= 0; --i) {
    const Line& line = layout.lines[i];
    const double above = signature_->top - line.box.y1;
    if (above < -layout.line_height || above > 4 * layout.line_height || line.box.CenterX() < 0.35) continue;
    auto date = ParseDateLine(layout, i);
    if (!date) continue;
    date_ = std::move(date);
    date_page_ = signature_->page;
    return;
  }
  if (signature_->page > 0 && signature_->top < kTopOfPage) FindDateOnPageBefore(signature_->page - 1);
}

// The block did not fit below the date: the date line is the last one of the page before.
void Finder::FindDateOnPageBefore(int page) {
  constexpr int kLastLines = 3;
  const PageLayout& layout = layouts_[page];
  const int count = static_cast<int>(layout.lines.size());
  for (int i = count - 1; i >= std::max(0, count - kLastLines); --i) {
    if (layout.lines[i].box.CenterX() < 0.5) continue;
    auto date = ParseDateLine(layout, i);
    if (!date || date->place.empty()) continue;
    date_ = std::move(date);
    date_page_ = page;
    return;
  }
}

std::vector<std::vector<int>> Finder::UsedLines() const {
  std::vector<std::vector<int>> used(pages_.size());
  const auto in_place = [](const Line& line, const std::optional<Box>& box) {
    return box && !Intersection(line.box, *box).IsEmpty() && line.box.CenterY() > box->y0 &&
           line.box.CenterY() < box->y1;
  };
  for (std::size_t page = 0; page < pages_.size(); ++page) {
    const Heading& heading = pages_[page]->heading;
    used[page] = heading.agency_lines;
    for (int i = 0; i < static_cast<int>(layouts_[page].lines.size()); ++i) {
      const Line& line = layouts_[page].lines[i];
      if (in_place(line, heading.nation) || in_place(line, heading.motto)) used[page].push_back(i);
    }
    if (heading.page_number && !layouts_[page].lines.empty()) used[page].push_back(0);
    if (page > 0) continue;
    if (heading.number && HasPlace(type_, Place::kNumber)) used[page].push_back(heading.number->line);
    if (!heading.title || (heading.title->type == nullptr && heading.number)) continue;
    for (int i = heading.title->first_line; i <= EndOfTitle(layouts_[page], *heading.title); ++i) {
      used[page].push_back(i);
    }
  }
  if (date_) used[date_page_].push_back(date_->line);
  if (signature_) {
    used[signature_->page].insert(used[signature_->page].end(), signature_->lines.begin(), signature_->lines.end());
  }
  return used;
}

std::vector<Finding> Finder::FindPattern(const Way& way) const {
  std::vector<Finding> found;
  if (way.pattern == nullptr) return found;
  for (int page = 0; page < static_cast<int>(layouts_.size()); ++page) {
    for (const Line& line : layouts_[page].lines) {
      if (!way.region.IsEmpty() && Intersection(line.box, way.region).IsEmpty()) continue;
      re2::StringPiece parts[2];
      const int groups = std::min(1, way.pattern->NumberOfCapturingGroups());
      if (!way.pattern->Match(line.text, 0, line.text.size(), RE2::UNANCHORED, parts, groups + 1)) continue;
      const std::size_t begin = static_cast<std::size_t>(parts[groups].data() - line.text.data());
      Finding finding;
      finding.span = SpanOfBytes(*layouts_[page].page, line, begin, begin + parts[groups].size());
      finding.page = page;
      if (!finding.span.empty()) found.push_back(std::move(finding));
    }
  }
  return found;
}

std::vector<Finding> Finder::FindAgency(bool parent) const {
  const PageView& first = *pages_.front();
  const AgencyNames names = ReadAgencyNames(first.layout, first.heading.agency_lines, rules_.common);
  const Span& span = parent ? names.parent : names.agency;
  if (span.empty()) return {};
  return {MakeFinding(span, 0)};
}

std::vector<Finding> Finder::FindCardPart(int part, values::Kind kind) const {
  if (!card_ || part >= static_cast<int>(card_->parts.size()) || card_->parts[part].empty()) return {};
  Finding finding;
  finding.span.page = pages_[card_->page]->layout.page;
  finding.span.text = kind == values::Kind::kDate ? WithSlashes(card_->parts[part]) : card_->parts[part];
  finding.span.box = card_->box;
  finding.page = card_->page;
  finding.certain = true;
  return {finding};
}

std::vector<Finding> Finder::FindingsOf(std::vector<LabelledValue> values, values::Kind kind) const {
  std::vector<Finding> found;
  for (LabelledValue& value : values) {
    TrimNoise(value.value, kind, layouts_[value.page].x_per_y);
    found.push_back(MakeFinding(value.value, value.page, value.colon ? value.similarity : value.similarity - 0.1));
    found.back().more = std::move(value.more);
    found.back().aside = value.aside;
  }
  return found;
}

std::vector<Finding> Finder::FindSpoilt(const Way& way, values::Kind kind) const {
  if (way.place != Place::kLabel) return {};
  std::vector<Finding> found = FindingsOf(form_->FindSpoilt(way), kind);
  for (Finding& finding : found) finding.spoilt_label = true;
  return found;
}

std::vector<Finding> Finder::Find(const Way& way, values::Kind kind) const {
  const PageView& first = *pages_.front();
  const auto one = [](const Span& span, int page, double similarity = 1) {
    return span.empty() ? std::vector<Finding>() : std::vector<Finding>{MakeFinding(span, page, similarity)};
  };
  switch (way.place) {
    case Place::kLabel:
      return FindingsOf(form_->Find(way), kind);
    case Place::kPattern:
      return FindPattern(way);
    case Place::kNumber: {
      if (!first.heading.number) return {};
      return one(first.heading.number->number, 0, first.heading.number->labelled ? 1 : 0.8);
    }
    case Place::kDate:
      return date_ ? one(date_->date, date_page_) : std::vector<Finding>();
    case Place::kDatePlace:
      return date_ ? one(date_->place, date_page_) : std::vector<Finding>();
    case Place::kAgency:
      return FindAgency(false);
    case Place::kParentAgency:
      return FindAgency(true);
    case Place::kSignatureAgency:
      if (!signature_) return {};
      return one(signature_->agency_above ? signature_->agency : WithoutAuthorityPrefix(signature_->agency),
                 signature_->page);
    case Place::kSigner:
      return signature_ ? one(signature_->name, signature_->page) : std::vector<Finding>();
    case Place::kSignerTitle:
      return signature_ ? one(signature_->title, signature_->page) : std::vector<Finding>();
    case Place::kSigningAuthority:
      return signature_ ? one(signature_->authority, signature_->page) : std::vector<Finding>();
    case Place::kSubject: {
      const Subject subject = type_.letter ? FindLetterSubject(first.layout, first.heading, rules_.common)
                                           : FindTitleSubject(first.layout, first.heading, rules_.common);
      std::vector<Finding> found = one(subject.text, 0, subject.marked ? 1 : 0.8);
      for (Finding& finding : found) finding.cut = subject.cut;
      return found;
    }
    case Place::kRecipients:
      return one(FindRecipients(first.layout, rules_.common), 0);
    case Place::kCardCode:
      return FindCardPart(way.part, kind);
  }
  return {};
}

std::optional<Finding> Finder::FindUnread(const Way& way, values::Kind kind) const {
  if (way.place == Place::kSigner && signature_ && signature_->name.empty() && !signature_->name_place.IsEmpty()) {
    Finding room;
    room.span.page = layouts_[signature_->page].page;
    room.span.box = signature_->name_place;
    room.page = signature_->page;
    return room;
  }
  for (Finding& finding : Find(way, kind)) {
    if (!finding.span.empty() && finding.label_similarity >= kSureLabel) return std::move(finding);
  }
  return std::nullopt;
}

}  // namespace sohoa::papers
