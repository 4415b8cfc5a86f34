// What somebody had typed into a sheet when the desk was locked.
#pragma once

#include <QHash>
#include <QString>
#include <QVariantMap>

namespace watchdesk::ui {

/// Drafts of the person who is signed in, by the name of the sheet that they stood in. In memory alone: they go with
/// the program, and as soon as somebody else signs in. Window's thread.
class DraftBox {
public:
    [[nodiscard]] static DraftBox& instance();
    /// Whoever is signed in now, by id; what another has left goes.
    void meet(const QString& person);
    void put(const QString& sheet, const QVariantMap& draft);
    /// Takes it out; empty: there is none.
    [[nodiscard]] QVariantMap take(const QString& sheet);
    void clear() { m_drafts.clear(); }

private:
    QString m_person;
    QHash<QString, QVariantMap> m_drafts; ///< by sheet
};

} // namespace watchdesk::ui
