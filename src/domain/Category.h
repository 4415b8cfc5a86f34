// What incidents are called.
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

namespace watchdesk::domain {

/// A kind of incident. `code` is kept in the store; `label` is what people read; `words` are what they type or say.
struct Category {
    QString code;  ///< "shop-theft"
    QString label; ///< "Theft"
    QStringList words;
    bool serious = false; ///< counts on its own towards the watchlist (rule 13)
    bool support = false; ///< its next step is a support route beside enforcement
};

/// All of them, most used first.
[[nodiscard]] const QVector<Category>& categories();

/// By code; a code that is not known (written by a later version) gives one whose label is the code.
[[nodiscard]] Category categoryByCode(const QString& code);

} // namespace watchdesk::domain
