// How the desk has understood the quick line.
#pragma once

#include "domain/QuickLine.h"
#include "ui/widgets/Painting.h"

#include <QWidget>

namespace watchdesk::ui {

/// A chip a token, dashed for what stays in the narrative; before them what the line belongs to (an over, an alert),
/// each with a cross that takes it off. Painted; 36 px.
class ReadingChips : public QWidget {
    Q_OBJECT
public:
    struct Piece {
        QString text;
        ChipLook look;
        QString id; ///< not empty: may be taken off
    };
    explicit ReadingChips(QWidget* parent = nullptr);
    void setReading(const domain::QuickReading& reading);
    void setLinks(const QVector<Piece>& links);
    /// The muted words at the right end.
    void setNote(const QString& note);
    [[nodiscard]] QVector<Piece> pieces() const;
    /// Where the cross of a link is.
    [[nodiscard]] QRect crossOf(const QString& id) const;

Q_SIGNALS:
    void removed(const QString& id);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;

private:
    [[nodiscard]] QVector<QPair<Piece, QRectF>> placed() const;
    [[nodiscard]] double start() const;
    QVector<Piece> m_links;
    QVector<Piece> m_tokens;
    QString m_note;
};

} // namespace watchdesk::ui
