// resources/theme/tokens.json, read.
#pragma once

#include "base/Result.h"

#include <QColor>
#include <QHash>
#include <QString>
#include <QVector>

namespace watchdesk::ui {

/// A promise of tokens.json: this role on that one reaches so much.
struct ContrastPromise {
    QString palette; ///< "dark" or "light"
    QString front;
    QString back;
    bool text = true; ///< text must reach 4.5:1, a shape 3:1
    double ratio = 0; ///< as measured when the palette was made
};

/// A size of the type scale, pixels at 96 dpi.
struct TypeSize {
    int size = 13;
    int line = 18;
    int weight = 400;
};

/// The tokens as values. Role names are those of tokens.json ("inhand-fill").
struct Tokens {
    QHash<QString, QColor> dark;
    QHash<QString, QColor> light;
    QHash<QString, TypeSize> type;
    QString family;
    QString fallback;
    QVector<ContrastPromise> promises;
    double stroke16 = 1.8;
    double stroke20 = 1.6;

    /// Corrupt, naming what is missing, when the text is not the tokens' JSON.
    static Result<Tokens> read(const QByteArray& json);
};

/// WCAG 2.1 contrast ratio of two opaque colours, 1…21.
[[nodiscard]] double contrastRatio(const QColor& first, const QColor& second);

} // namespace watchdesk::ui
