#include "sheets/ImportFields.h"

#include "sheets/CellDates.h"
#include "sheets/CellValues.h"

#include <algorithm>

namespace watchdesk::sheets {

namespace {

constexpr bool required = true;
constexpr int anyYear = 2026; // whether it is a date does not hang on the century

ImportField field(const char* key, const char* label, const char* synonyms, CellType type = CellType::Text,
                  bool isRequired = false) {
    return {QString::fromLatin1(key), QString::fromLatin1(label), QString::fromLatin1(synonyms).split(QLatin1Char('|')),
            type, isRequired};
}

QVector<ImportField> memberFields() {
    return {
        field("name", "Name of the business",
              "name|shop|shop name|store|store name|trading name|trading as|business|business name|company|company "
              "name|member|"
              "member name|premises|premises name|pub|pub name|venue|retailer|outlet|organisation",
              CellType::Text, required),
        field("contact", "Contact",
              "contact|contact name|contact person|manager|manager name|managers name|store manager|owner|licensee|dps|"
              "responsible person|key contact|main contact"),
        field("phone", "Telephone",
              "phone|tel|telephone|telephone number|telephone no|tel no|tel number|phone no|phone number|mobile|mobile "
              "no|"
              "mobile number|mob|contact number|contact no|contact tel|landline|cell",
              CellType::Telephone),
        field("email", "E-mail", "email|e-mail|e mail|email address|e-mail address|mail", CellType::Email),
        field("house", "House number", "house number|house no|house|building|unit|no|street number"),
        field("street", "Street", "street|address|address 1|address line 1|addr|address1|street address|road|location"),
        field("area", "Area", "area|address 2|address line 2|address2|district|zone|beat|ward|town|centre"),
        field("postcode", "Post code", "post code|postcode|postal code|pcode|p code|zip", CellType::PostCode),
        field("trade", "Trade", "trade|type of business|business type|sector|kind of business|industry"),
        field("hours", "Opening hours", "opening hours|hours|open|opening times|times"),
        field("joined", "Joined", "joined|date joined|join date|member since|start date|since|joining date",
              CellType::Date),
        field("left", "Left", "left|date left|leaving date|ended|membership ended|left on", CellType::Date),
        field("agreement", "Agreement signed",
              "agreement signed|agreement|isa|isa signed|information sharing agreement|isa date|signed|date "
              "signed|dsa|dpa signed",
              CellType::Date),
        field("callsign", "Call sign", "call sign|callsign|radio|radio no|radio number|radio call sign",
              CellType::CallSign),
        field("serial", "Radio's serial number", "radio serial|serial number|serial no|serial|radio serial number|s/n"),
        field("code", "Selective call", "selective call|selcall|sel call|ani|ani code|selcall/ani|tone code|radio id",
              CellType::ToneCode),
        field("scheme", "Scheme", "scheme|watch|shop watch|pub watch|shopwatch|pubwatch|type of member"),
        field("note", "Note", "note|notes|comment|comments|remarks"),
    };
}

QVector<ImportField> radioFields() {
    return {
        field("callsign", "Call sign", "call sign|callsign|call-sign|c/s|radio|radio no|radio number|unit|handle|sign",
              CellType::CallSign, required),
        field("code", "Selective call",
              "selective call|selcall|sel call|ani|ani code|selcall/ani|code|tone|five tone|5 tone|tone code|id|radio "
              "id|unit id",
              CellType::ToneCode),
        field("toneset", "Tone set", "tone set|toneset|tone standard|signalling|standard"),
        field("serial", "Serial number",
              "serial number|serial|serial no|s/n|sn|serial num|asset|asset no|asset number|asset tag"),
        field("make", "Make", "make|model|make and model|type|manufacturer|radio type"),
        field("member", "Held by",
              "held by|issued to|member|shop|store|business|premises|holder|location|user|assigned to|name"),
        field("state", "State", "state|status|condition"),
        field("issued", "Issued", "issued|date issued|issue date|issued on|date out", CellType::Date),
        field("note", "Note", "note|notes|comment|comments|remarks"),
    };
}

QVector<ImportField> subjectFields() {
    return {
        field("reference", "Reference",
              "reference|ref|ref no|reference no|reference number|id|number|photo no|image no|ban no"),
        field("name", "Name", "name|full name|subject|subject name|offender|offender name|person|known as|nominal"),
        field("forenames", "Forenames", "forename|forenames|first name|first names|given name|christian name|fname"),
        field("surname", "Surname", "surname|last name|family name|sname|lname"),
        field("born", "Date of birth", "date of birth|dob|d.o.b|d o b|born|birth date|birthday", CellType::Date),
        field("sex", "Sex", "sex|gender|m/f"),
        field("guardian", "Parent or guardian",
              "parent or guardian|guardian|parent|parent/guardian|carer|appropriate adult|next of kin"),
        field("description", "Description",
              "description|appearance|descr|desc|looks|distinguishing features|marks|build"),
        field("cautions", "Cautions",
              "cautions|caution|warnings|warning|warning signs|markers|warning markers|hazards"),
    };
}

QVector<ImportField> incidentFields() {
    return {
        field("reference", "Reference",
              "reference|ref|ref no|reference no|reference number|our ref|record no|report no|report number|incident "
              "reference|incident id|id"),
        field("date", "Date",
              "date|incident date|date of incident|when|occurred|date occurred|date/time|date and time|date time|day",
              CellType::Date, required),
        field("time", "Time", "time|incident time|time of incident|at|time occurred|hour", CellType::Time),
        field("category", "Category",
              "category|type|incident type|type of incident|offence|crime|crime type|kind|incident|offence type",
              CellType::Category, required),
        field("place", "Place", "place|premises|location|shop|store|where|venue|business|site|reported by|member|pub"),
        field("subject", "Subject",
              "subject|offender|suspect|name|offender name|person|suspect name|nominal|persons involved"),
        field("description", "Description of the person",
              "description of person|appearance|suspect description|offender description|person description"),
        field("narrative", "What happened",
              "what happened|narrative|details|detail|description|summary|notes|incident "
              "details|comments|remarks|mo|circumstances"),
        field("loss", "Loss",
              "loss|value|amount|cost|value of goods|loss value|stock loss|value stolen|total|goods value|amount lost",
              CellType::Money),
        field("police", "Police reference",
              "police reference|crime number|crime no|crime ref|crime reference|police ref|cad|cad no|log "
              "no|urn|incident no|police log|crime ref no"),
        field("outcome", "Outcome", "outcome|result|action|action taken|disposal|status"),
        field("police-called", "Police called",
              "police called|police attended|police informed|police|reported to police", CellType::YesNo),
    };
}

} // namespace

const QVector<ImportField>& fieldsOf(ImportKind kind) {
    static const QVector<ImportField> members = memberFields();
    static const QVector<ImportField> radios = radioFields();
    static const QVector<ImportField> subjects = subjectFields();
    static const QVector<ImportField> incidents = incidentFields();
    switch (kind) {
    case ImportKind::Members:
        return members;
    case ImportKind::Radios:
        return radios;
    case ImportKind::Subjects:
        return subjects;
    case ImportKind::Incidents:
        break;
    }
    return incidents;
}

bool readsAs(CellType type, const QString& cell) {
    switch (type) {
    case CellType::Text:
        return std::any_of(cell.begin(), cell.end(), [](QChar c) { return c.isLetter(); });
    case CellType::Date:
        return readDate(cell, DateOrder::DayFirst, anyYear).has_value() ||
               readDate(cell, DateOrder::MonthFirst, anyYear).has_value();
    case CellType::Time:
        return readTime(cell).has_value();
    case CellType::Money:
        return readMoney(cell).has_value();
    case CellType::YesNo:
        return readYesNo(cell).has_value();
    case CellType::Telephone:
        return readTelephone(cell).has_value();
    case CellType::Email:
        return readEmail(cell).has_value();
    case CellType::PostCode:
        return readPostCode(cell).has_value();
    case CellType::Category:
        return readCategory(cell).has_value();
    case CellType::CallSign:
        return readCallSign(cell).has_value();
    case CellType::ToneCode:
        return readToneCode(cell).has_value();
    }
    return false;
}

} // namespace watchdesk::sheets
