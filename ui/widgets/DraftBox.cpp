#include "ui/widgets/DraftBox.h"

namespace watchdesk::ui {

DraftBox& DraftBox::instance() {
    static DraftBox box;
    return box;
}

void DraftBox::meet(const QString& person) {
    if (person != m_person)
        m_drafts.clear();
    m_person = person;
}

void DraftBox::put(const QString& sheet, const QVariantMap& draft) {
    m_drafts.insert(sheet, draft);
}

QVariantMap DraftBox::take(const QString& sheet) {
    return m_drafts.take(sheet);
}

} // namespace watchdesk::ui
