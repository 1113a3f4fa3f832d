#include "pipeline/identity.h"

#include <gtest/gtest.h>

namespace sohoa::pipeline {
namespace {

Document Paper(FieldStatus number_status, FieldStatus subject_status) {
  Document document;
  document.legal_identity = "x";
  document.fields.resize(2);
  document.fields.at(0).name = "document_number";
  document.fields.at(0).status = number_status;
  document.fields.at(1).name = "subject";
  document.fields.at(1).status = subject_status;
  return document;
}

const std::vector<std::string> kNumber{"document_number"};

TEST(IdentityIsCertain, WhenItsFieldsAreAccepted) {
  EXPECT_TRUE(IdentityIsCertain(Paper(FieldStatus::kAccepted, FieldStatus::kReview), kNumber))
      << "a subject is no part of an identity";
}

TEST(IdentityIsCertain, NotWhenOneOfThemWaitsForAPerson) {
  EXPECT_FALSE(IdentityIsCertain(Paper(FieldStatus::kReview, FieldStatus::kAccepted), kNumber));
}

TEST(IdentityIsCertain, NotWhenOneOfThemIsMissing) {
  EXPECT_FALSE(
      IdentityIsCertain(Paper(FieldStatus::kAccepted, FieldStatus::kAccepted), {"document_number", "issue_date"}));
}

TEST(IdentityIsCertain, NotForATypeWithoutOne) {
  EXPECT_FALSE(IdentityIsCertain(Paper(FieldStatus::kAccepted, FieldStatus::kAccepted), {}));
}

TEST(IdentityIsCertain, NotWithoutAnIdentity) {
  Document document = Paper(FieldStatus::kAccepted, FieldStatus::kAccepted);
  document.legal_identity.clear();
  EXPECT_FALSE(IdentityIsCertain(document, kNumber));
}

}  // namespace
}  // namespace sohoa::pipeline
