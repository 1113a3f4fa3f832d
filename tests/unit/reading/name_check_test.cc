#include "extractors/reading/name_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "extractors/reading/row_lettering.h"

namespace sohoa::reading {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

DraftWord WordRead(const std::string& text, double confidence, std::vector<std::string> alternatives = {}) {
  DraftWord word;
  word.read.text = text;
  word.read.confidence = confidence;
  word.alternatives = std::move(alternatives);
  return word;
}

lettering::LetteredWord Seen(const std::string& text, double probability,
                             std::vector<lettering::LikelyText> others = {}) {
  return {text, probability, 0, 0, std::move(others)};
}

TEST(CompareWithNet, WhatBothReadIsSurer) {
  DraftWord word = WordRead("Thúy", 0.7, {"Thủy", "Thu"});
  CompareWithNet(Seen("Thúy", 0.95), &word);
  EXPECT_EQ(word.read.text, "Thúy");
  EXPECT_GT(word.read.confidence, 0.9);
  EXPECT_THAT(word.alternatives, ElementsAre("Thu"));
}

TEST(CompareWithNet, TheNetNeitherProvesNorChangesWhatItReadItself) {
  DraftWord word = WordRead("Thúy", kMostOfNet);
  word.by_net = true;
  CompareWithNet(Seen("Thúy", 0.99), &word);
  CompareWithNet(Seen("Thủy", 0.99), &word);
  EXPECT_EQ(word.read.text, "Thúy");
  EXPECT_NEAR(word.read.confidence, kMostOfNet, 1e-9);
}

TEST(CompareWithNet, AWeakWordTakesTheNetsMarks) {
  DraftWord word = WordRead("NGUYÊN", 0.8);
  CompareWithNet(Seen("Nguyễn", 0.95), &word);
  EXPECT_EQ(word.read.text, "NGUYỄN") << "in the word's own letters";
  EXPECT_THAT(word.alternatives, ElementsAre("NGUYÊN"));
  EXPECT_LT(word.read.confidence, 0.7);
}

TEST(CompareWithNet, AWordThatWasReadSurelyStaysAndIsDoubted) {
  DraftWord word = WordRead("Thủy", 0.97);
  CompareWithNet(Seen("Thúy", 0.95), &word);
  EXPECT_EQ(word.read.text, "Thủy");
  EXPECT_THAT(word.alternatives, ElementsAre("Thúy"));
  EXPECT_LT(word.read.confidence, 0.8);
}

TEST(CompareWithNet, SignsBesideTheLettersStay) {
  DraftWord word = WordRead("Thủy,", 0.8);
  CompareWithNet(Seen("Thúy", 0.95), &word);
  EXPECT_EQ(word.read.text, "Thúy,");
}

TEST(CompareWithNet, OtherLettersSayNothing) {
  DraftWord word = WordRead("Thủy", 0.8);
  CompareWithNet(Seen("Thúi", 0.99), &word);
  EXPECT_EQ(word.read.text, "Thủy");
  EXPECT_NEAR(word.read.confidence, 0.8, 1e-9);
  EXPECT_THAT(word.alternatives, IsEmpty());
}

TEST(CompareWithNet, ACapitalThatASealMadeSmallerStays) {
  DraftWord word = WordRead("Vũ", 0.3);
  CompareWithNet(Seen("vu", 0.95), &word);
  EXPECT_EQ(word.read.text, "Vũ");
}

TEST(CompareWithNet, AnUnsureNetSaysNothing) {
  DraftWord word = WordRead("Thủy", 0.8);
  CompareWithNet(Seen("Thúy", 0.5), &word);
  CompareWithNet(Seen("Thúy", 0.7, {{"Thủy", 0.25}}), &word);
  EXPECT_EQ(word.read.text, "Thủy");
  EXPECT_NEAR(word.read.confidence, 0.8, 1e-9);
}

// "Thủúy" and "Thúuy" take from its probability, but speak for no other word.
TEST(CompareWithNet, OnlyWhatSpeaksForAnotherWordCountsAgainstTheNets) {
  DraftWord word = WordRead("Thủy", 0.97);
  CompareWithNet(Seen("Thúy", 0.7, {{"Thủúy", 0.15}, {"Thủy", 0.03}}), &word);
  EXPECT_THAT(word.alternatives, ElementsAre("Thúy"));
}

// Both take "Đắk" for "Đák" and "Mil" for "Mi": what Vietnamese does not spell proves nothing.
TEST(CompareWithNet, AgreementOnWhatCannotBeSpeltIsNoProof) {
  DraftWord word = WordRead("Đák", 0.8);
  CompareWithNet(Seen("Đák", 0.95), &word);
  EXPECT_NEAR(word.read.confidence, 0.8, 1e-9);
}

}  // namespace
}  // namespace sohoa::reading
