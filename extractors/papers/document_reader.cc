#include "extractors/papers/document_reader.h"

#include <algorithm>
#include <array>
#include <functional>

#include "extractors/papers/checks.h"
#include "extractors/papers/doubts.h"
#include "extractors/papers/finder.h"
#include "extractors/papers/implied_office.h"
#include "extractors/papers/phrase.h"
#include "text/letters.h"
#include "text/vietnamese.h"

namespace sohoa::papers {
namespace {

using values::Kind;

constexpr std::size_t kMostReadings = 6;
constexpr double kGoodFit = 0.9;        // below it the second look is asked
constexpr double kClearlyBetter = 0.1;  // fit by which it must win
constexpr double kBetterName = 0.01;
constexpr double kAsGood = 0.05;

bool InSignatureBlock(Place place) {
  return place == Place::kSigner || place == Place::kSignerTitle || place == Place::kSigningAuthority ||
         place == Place::kSignatureAgency;
}

// Dots to write on, strokes through an empty line, "Không có": nothing is there.
bool IsAbsent(const std::string& text, const CommonRules& rules) {
  if (std::none_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) != 0 || c >= 0x80; }))
    return true;
  static const RE2 kLeader(R"(^[\s.,…·_:;'"\-–—/\\|]*$)");
  if (RE2::FullMatch(text, kLeader)) return true;
  const std::string folded = text::Fold(text);
  return std::any_of(rules.absent_values.begin(), rules.absent_values.end(),
                     [&](const std::string& absent) { return text::Fold(absent) == folded; });
}

// A word or two without any capital is no name: what was read of dots to write on.
bool IsSmallScrap(const std::string& text) { return text::SplitWords(text).size() < 3 && text::ToLower(text) == text; }

// What the pattern of the way takes out of the words; the words themselves without one.
std::optional<std::string> Taken(const std::string& text, const Way& way) {
  if (way.pattern == nullptr || way.place == Place::kPattern) return text;
  re2::StringPiece parts[2];
  const int groups = std::min(1, way.pattern->NumberOfCapturingGroups());
  if (!way.pattern->Match(text, 0, text.size(), RE2::UNANCHORED, parts, groups + 1)) return std::nullopt;
  return std::string(parts[groups].data(), parts[groups].size());
}

std::string OnOneLine(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// The words with one of them as a second look read it, for each word that was read twice.
std::vector<std::string> OtherReadings(const Span& span) {
  std::vector<std::string> readings;
  const std::vector<std::string> parts = text::SplitWords(span.text);
  if (span.page == nullptr || parts.size() != span.words.size()) return readings;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (const std::string& other : span.page->words[span.words[i]].alternatives) {
      if (other == parts[i] || readings.size() >= kMostReadings) continue;
      std::string reading;
      for (std::size_t j = 0; j < parts.size(); ++j) reading += (j == 0 ? "" : " ") + (j == i ? other : parts[j]);
      readings.push_back(std::move(reading));
    }
  }
  return readings;
}

// A word that nobody is called by ("Hảu"), or a family that lost its mark ("Nguyên").
bool IsOddName(const values::Value& value) {
  static constexpr std::array<std::string_view, 6> kOdd = {"name:unknown_word",    "name:no_syllable",
                                                           "name:doubtful_family", "name:unknown_family",
                                                           "letter:foreign",       "name:small_letter"};
  return std::any_of(kOdd.begin(), kOdd.end(), [&](std::string_view note) { return HasNote(value, note); });
}

// A name that holds an odd word, as the recogniser nearly read it: of its own readings of each word the one that the
// lists of names know best. Never a name that it did not read, and never one that nobody need look at.
void AskNearReadings(const Span& span, const std::function<std::optional<values::Value>(const std::string&)>& parse,
                     std::optional<values::Value>& value) {
  Span chosen = span;
  const std::size_t most_words = span.words.size();
  for (std::size_t round = 0; round < most_words && value && IsOddName(*value); ++round) {
    bool better = false;
    const std::vector<std::string> readings = OtherReadings(chosen);
    for (const std::string& reading : readings) {
      auto other = parse(reading);
      if (!other || other->fit <= value->fit + kBetterName) continue;
      other->notes.emplace_back("second_look");
      value = std::move(other);
      chosen.text = reading;
      better = true;
    }
    if (!better) return;
  }
}

// What the grammar makes of the words; where it must mend them, of what a second look read instead.
std::optional<values::Value> ParseFinding(const Finding& finding, const FieldRule& rule, const Way& way,
                                          const RuleSet& rules) {
  const bool list = rule.kind == Kind::kRecipients;
  const auto parse = [&](const std::string& text) -> std::optional<values::Value> {
    const auto taken = Taken(list ? text : OnOneLine(text), way);
    if (!taken) return std::nullopt;
    auto value = values::Parse(rule.kind, *taken, *rules.vocabulary);
    if (value && value->value.empty()) return std::nullopt;
    return value;
  };
  auto value = parse(finding.span.text);
  if (rule.kind == Kind::kPersonName && value && IsOddName(*value)) {
    AskNearReadings(finding.span, parse, value);
    return value;
  }
  if (list || (value && value->fit >= kGoodFit)) return value;
  for (const std::string& reading : OtherReadings(finding.span)) {
    auto other = parse(reading);
    if (!other || (value && other->fit <= value->fit + kClearlyBetter)) continue;
    other->notes.emplace_back("second_look");
    value = std::move(other);
  }
  return value;
}

// Takes the line below, too, when with it the grammar knows what it did not know without.
std::optional<values::Value> ParseWithMore(Finding& finding, const FieldRule& rule, const Way& way,
                                           const RuleSet& rules) {
  auto value = ParseFinding(finding, rule, way, rules);
  if (finding.more.empty() || !value) return value;
  // "..., Huyện Mỏ Cày": a district of that name once was, but "Nam, Bến Tre" stands below.
  const bool lacks_province = rule.kind == Kind::kAddress && !values::EndsWithProvince(value->value, *rules.vocabulary);
  if (!lacks_province && !HasNote(*value, "unit:unknown") && value->fit >= kGoodFit) return value;
  Finding longer = finding;
  longer.more = Span();
  Append(longer.span, finding.more, '\n');
  auto whole = ParseFinding(longer, rule, way, rules);
  if (!whole) return value;
  const bool closes = lacks_province && values::EndsWithProvince(whole->value, *rules.vocabulary);
  if (!closes && finding.aside) return value;
  if (!closes && whole->fit < value->fit) return value;
  // Other units of it may still be unknown; the last one is not, or it would fit no better.
  if (!closes && HasNote(*whole, "unit:unknown") && whole->fit < value->fit + kBetterName) return value;
  finding = std::move(longer);
  return whole;
}

// Whether a second look at one of the words gives another value that fits as well: where only figures stand, no grammar
// tells which of two is right.
bool IsDisputed(const Finding& finding, const FieldRule& rule, const Way& way, const values::Value& value,
                const RuleSet& rules) {
  for (const std::string& reading : OtherReadings(finding.span)) {
    const auto taken = Taken(OnOneLine(reading), way);
    if (!taken) continue;
    const auto other = values::Parse(rule.kind, *taken, *rules.vocabulary);
    if (!other || other->value.empty() || other->fit < value.fit - kAsGood) continue;
    if (text::NameKey(other->value) != text::NameKey(value.value)) return true;
  }
  return false;
}

// What is known of the paper while its fields are read.
struct PaperView {
  const RuleSet& rules;
  const TypeRule& type;
  double type_confidence = 0;
  std::vector<PageQuality> pages;
};

// The best of what one way found: the grammar's fit first, then the label's; among equals the first on the paper.
std::optional<FieldDraft> BestOf(std::vector<Finding>& findings, const FieldRule& rule, int way_index,
                                 const PaperView& paper) {
  const RuleSet& rules = paper.rules;
  const Way& way = rule.ways[way_index];
  std::optional<FieldDraft> best;
  double best_score = 0;
  for (Finding& finding : findings) {
    if (IsAbsent(finding.span.text, rules.common)) continue;
    if (rule.kind == Kind::kPersonName && IsSmallScrap(finding.span.text)) continue;
    auto value = ParseWithMore(finding, rule, way, rules);
    if (!value) continue;
    // Nothing of an address stands behind its province.
    const bool whole = rule.kind == Kind::kAddress && values::EndsWithProvince(value->value, *rules.vocabulary);
    if (finding.aside || whole) finding.more = Span();
    if (rule.kind == Kind::kPersonName && !finding.certain) {
      value = values::WithLikelyMarks(std::move(*value), *rules.vocabulary);
    }
    const double score = value->fit + 0.5 * finding.label_similarity;
    if (best && score <= best_score + 0.05) continue;
    best_score = score;
    FieldDraft draft;
    draft.rule = &rule;
    draft.way = way_index;
    draft.page = finding.page;
    Span weighed = finding.span;
    if (rule.kind == Kind::kPersonName && weighed.page != nullptr) {
      weighed.words = WithoutOuterSigns(*weighed.page, std::move(weighed.words));
    }
    draft.evidence = Weigh(weighed, *value, paper.pages.at(static_cast<std::size_t>(finding.page)),
                           finding.label_similarity, paper.type_confidence, !InSignatureBlock(way.place));
    if (LooksFilledIn(way.place, finding.span, *value)) {
      draft.evidence[Feature::kPen] = std::max(draft.evidence[Feature::kPen], 0.5);
    }
    draft.notes = value->notes;
    if (IsDoubtful(rule.kind, finding.span, *value)) draft.doubtful = true;
    if (!IsProse(rule.kind) && IsDisputed(finding, rule, way, *value, rules)) {
      draft.disputed = true;
      draft.notes.emplace_back("doubts:second_look");
    }
    if (!paper.type.plain_number && LacksSymbol(rule.kind, *value)) {
      draft.doubtful = true;
      draft.notes.emplace_back("symbol:missing");
    }
    if (finding.spoilt_label) {
      draft.doubtful = true;
      draft.notes.emplace_back("label:spoilt");
    }
    if (MayBeCut(finding, rule.kind)) {
      draft.doubtful = true;
      draft.notes.emplace_back("may_go_on");
    }
    draft.value = std::move(*value);
    if (finding.certain) NoteAgreement(draft, "code");
    draft.span = std::move(finding.span);
    best = std::move(draft);
  }
  return best;
}

// A date in digits against the same date in words; without digits the words stand alone.
void UseWords(const Finder& finder, const RuleSet& rules, FieldDraft& draft) {
  if (draft.rule->in_words.empty()) return;
  Finding near;
  near.span = draft.span;
  near.page = draft.page;
  for (const LabelledValue& words : finder.FindInWords(draft.rule->in_words, near)) {
    const auto value = values::Parse(Kind::kDateInWords, OnOneLine(words.value.text), *rules.vocabulary);
    if (!value) continue;
    if (value->value == draft.value.value) {
      NoteAgreement(draft, "in_words");
    } else {
      NoteContradiction(draft, "in_words");
    }
    return;
  }
}

// Digits that are no date ("10/07!12016"): the same date in words stands for them, and a person looks.
std::optional<FieldDraft> FromWordsAlone(const Finder& finder, const FieldRule& rule, int way,
                                         const std::vector<Finding>& findings, const PaperView& paper) {
  if (rule.in_words.empty()) return std::nullopt;
  for (const Finding& finding : findings) {
    for (const LabelledValue& words : finder.FindInWords(rule.in_words, finding)) {
      auto value = values::Parse(Kind::kDateInWords, OnOneLine(words.value.text), *paper.rules.vocabulary);
      if (!value) continue;
      FieldDraft draft;
      draft.rule = &rule;
      draft.way = way;
      draft.page = words.page;
      draft.evidence = Weigh(words.value, *value, paper.pages.at(static_cast<std::size_t>(words.page)),
                             words.similarity, paper.type_confidence, true);
      draft.notes = value->notes;
      draft.notes.emplace_back("in_words:alone");
      draft.doubtful = true;
      draft.value = std::move(*value);
      draft.span = words.value;
      return draft;
    }
  }
  return std::nullopt;
}

std::optional<FieldDraft> ReadField(const Finder& finder, const FieldRule& rule, const PaperView& paper) {
  for (int way = 0; way < static_cast<int>(rule.ways.size()); ++way) {
    std::vector<Finding> findings = finder.Find(rule.ways[way], rule.kind);
    auto draft = BestOf(findings, rule, way, paper);
    if (!draft) {
      if ((draft = FromWordsAlone(finder, rule, way, findings, paper))) return draft;
      continue;
    }
    UseWords(finder, paper.rules, *draft);
    return draft;
  }
  for (int way = 0; way < static_cast<int>(rule.ways.size()); ++way) {
    std::vector<Finding> findings = finder.FindSpoilt(rule.ways[way], rule.kind);
    if (auto draft = BestOf(findings, rule, way, paper)) return draft;
  }
  return std::nullopt;
}

std::string RuleName(const FieldRule& rule, int way, const TypeRule& type, const RuleSet& rules) {
  const auto& common = rules.common_fields;
  const bool shared = std::any_of(common.begin(), common.end(), [&](const FieldRule& field) {
    return field.name == rule.name && field.line == rule.line;
  });
  std::string name = (shared ? "common" : type.name) + "/" + rule.name;
  if (way > 0) name += "#" + std::to_string(way + 1);
  return name;
}

Field MakeField(const FieldDraft& draft, const TypeRule& type, const RuleSet& rules, double accept_threshold) {
  Field field;
  field.name = draft.rule->name;
  field.value = draft.value.value;
  field.items = draft.value.items;
  field.raw = OnOneLine(draft.span.text);
  field.confidence = Probability(draft.evidence, draft.rule->kind, rules.confidence);
  field.page = draft.span.page->number;
  field.box = draft.span.box;
  field.rule = RuleName(*draft.rule, draft.way, type, rules);
  field.notes = draft.notes;
  // Nothing written with a pen, and nothing that another part of the paper contradicts, is used unseen.
  const bool penned = draft.evidence[Feature::kPen] > 0;
  const bool contradicted = draft.evidence[Feature::kContradiction] >= 1;
  if (penned) field.notes.emplace_back("handwritten");
  const bool doubtful = draft.evidence[Feature::kDoubtful] > 0;
  if (!penned && !contradicted && !doubtful && field.confidence >= accept_threshold)
    field.status = FieldStatus::kAccepted;
  return field;
}

bool IsPenned(const Span& span) {
  const bool words =
      std::any_of(span.words.begin(), span.words.end(), [&](int word) { return span.page->words[word].handwritten; });
  return words || std::any_of(span.page->handwriting.begin(), span.page->handwriting.end(),
                              [&](const Box& strokes) { return !Intersection(strokes, span.box).IsEmpty(); });
}

// A field that stands on the paper and could not be read: without a value, so that a person is shown where it stands.
std::optional<Field> UnreadField(const Finder& finder, const FieldRule& rule, const TypeRule& type,
                                 const RuleSet& rules) {
  for (int way = 0; way < static_cast<int>(rule.ways.size()); ++way) {
    const std::optional<Finding> finding = finder.FindUnread(rule.ways[way], rule.kind);
    if (!finding) continue;
    if (!finding->span.empty() && IsAbsent(finding->span.text, rules.common)) continue;
    Field field;
    field.name = rule.name;
    field.raw = OnOneLine(finding->span.text);
    field.page = finding->span.page->number;
    field.box = finding->span.box;
    field.rule = RuleName(rule, way, type, rules);
    field.notes = {"unread"};
    if (!finding->span.empty() && IsPenned(finding->span)) field.notes.emplace_back("handwritten");
    return field;
  }
  return std::nullopt;
}

// Number, agency and the like, joined and folded, when none is missing or mere guesswork (domain.md 1.7).
std::string LegalIdentity(const TypeRule& type, const std::vector<Field>& fields) {
  if (type.identity.empty()) return "";
  std::string identity = type.name;
  for (const std::string& name : type.identity) {
    const Field* field = FindField(fields, name);
    if (field == nullptr || field->value.empty() || field->confidence < 0.5) return "";
    identity += "|" + text::Fold(field->value);
  }
  return identity;
}

constexpr std::size_t kLongMark = 6;  // letters from which on a mark may be misread in one of them
constexpr double kMarkSimilarity = 0.8;

bool IsSecrecyMark(const std::string& key, const CommonRules& rules) {
  return std::ranges::any_of(rules.secrecy_marks, [&](const std::string& mark) {
    return key == mark || (mark.size() >= kLongMark && KeySimilarity(key, mark) >= kMarkSimilarity);
  });
}

bool CarriesSecrecyMark(const PageView& view, const CommonRules& rules) {
  for (const Line& line : view.layout.lines) {
    if (line.box.y0 > 0.4) break;
    if (line.box.CenterX() > 0.6 || !text::IsUpperText(line.text) || line.height < 0.85 * view.layout.line_height)
      continue;
    if (IsSecrecyMark(MakeKey(line.text), rules)) return true;
  }
  return false;
}

}  // namespace

DocumentReading ReadDocument(const std::vector<const PageView*>& pages, const RuleSet& rules, double accept_threshold) {
  DocumentReading reading;
  Document& document = reading.document;
  for (const PageView* view : pages) document.pages.push_back(view->layout.page->number);
  const TypeGuess guess = Classify(pages, rules);
  const TypeRule& type = *guess.type;
  document.type = type.name;
  document.type_confidence = guess.confidence;
  // Every page is asked: a border between two papers that was not seen must not hide the second one's mark.
  document.secret =
      std::ranges::any_of(pages, [&](const PageView* view) { return CarriesSecrecyMark(*view, rules.common); });
  const Finder finder(pages, type, rules);
  PaperView paper{rules, type, guess.confidence, {}};
  for (const PageView* view : pages) paper.pages.push_back(QualityOf(*view->layout.page));
  std::vector<FieldDraft> drafts;
  for (const FieldRule& rule : type.fields) {
    if (auto draft = ReadField(finder, rule, paper)) drafts.push_back(std::move(*draft));
  }
  RunChecks(type, drafts);
  CheckYears(rules.this_year, drafts);
  CheckHeadAndSignature(*rules.vocabulary, drafts);
  CheckOfficeAgainstAgency(drafts);
  if (finder.signature()) CheckSignerPlace(*finder.signature(), drafts);
  CheckHeadLines(*pages.front(), drafts);
  if (type.card) {
    std::vector<const Page*> plain;
    plain.reserve(pages.size());
    for (const PageView* view : pages) plain.push_back(view->layout.page);
    if (const auto lines = FindMachineLines(plain)) CheckMachineLines(*lines, drafts);
  }
  CheckIdentifiers(drafts);
  if (finder.signature()) InferOffice(*finder.signature(), type, rules, &drafts);
  for (const FieldRule& rule : type.fields) {
    const auto draft =
        std::find_if(drafts.begin(), drafts.end(), [&](const FieldDraft& made) { return made.rule == &rule; });
    if (draft == drafts.end()) {
      std::optional<Field> unread = UnreadField(finder, rule, type, rules);
      if (!unread) continue;
      document.fields.push_back(std::move(*unread));
      reading.evidence.emplace_back();
      continue;
    }
    const bool disputed = draft->disputed && draft->evidence[Feature::kAgreement] < 1;
    if (draft->doubtful || disputed) draft->evidence[Feature::kDoubtful] = 1;
    document.fields.push_back(MakeField(*draft, type, rules, accept_threshold));
    reading.evidence.push_back(draft->evidence);
    reading.evidence.back().group = GroupOf(rule.kind, rules.confidence);
  }
  document.legal_identity = LegalIdentity(type, document.fields);
  return reading;
}

}  // namespace sohoa::papers
