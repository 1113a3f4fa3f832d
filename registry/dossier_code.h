// What the code of a dossier and of an agency say (Quyết định 20/2020/QĐ-TTg, QCVN 102:2016/BTTTT). Pure and
// thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace sohoa::registry {

// "H16.12" and "2023-12-20" of H16.12-231220-0007 and of 000.00.12.H16-231220-0007; empty where the code has another
// form.
struct DossierCode {
  std::string agency;
  std::string day;  // of the reception, ISO
};
DossierCode SplitDossierCode(std::string_view code);

// 000.00.12.H16 of QCVN 102:2016 as H16.12, the form of Quyết định 20/2020/QĐ-TTg, in which a prefix is the parent; any
// other text as it is.
std::string ModernAgency(std::string_view agency);

}  // namespace sohoa::registry
