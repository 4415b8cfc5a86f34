// The lists of the sheet: what happened, what was decided, who looked. Painted.
#pragma once

#include "desk/GalleryViews.h"

#include <QWidget>

namespace watchdesk::ui {

/// A row of a list: when, an icon, what, and a muted word at the right.
struct SheetRow {
    QString when;
    QString icon;
    QString text;
    QString note;
};

[[nodiscard]] QVector<SheetRow> historyRows(const QVector<desk::SheetIncident>& incidents, QDate today);
[[nodiscard]] QVector<SheetRow> decisionRows(const QVector<desk::SheetDecision>& decisions, QDate today);

/// Rows of one height.
class SheetRows : public QWidget {
    Q_OBJECT
public:
    static constexpr int rowHeight = 26;
    explicit SheetRows(const QString& accessibleName, const QString& none, QWidget* parent = nullptr);
    void setRows(const QVector<SheetRow>& rows);
    [[nodiscard]] const QVector<SheetRow>& rows() const { return m_rows; }

protected:
    void paintEvent(QPaintEvent*) override;
    bool event(QEvent* event) override;

private:
    QVector<SheetRow> m_rows;
    QString m_none; ///< said when there are no rows
};

/// "JM you, now · AW 14:31, police".
class LookerList : public QWidget {
    Q_OBJECT
public:
    explicit LookerList(QWidget* parent = nullptr);
    void setLookers(const QVector<desk::SheetLooker>& lookers, QDate today);
    /// "you, now", "14:31, Police sergeant".
    [[nodiscard]] QStringList texts() const;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return place(nullptr, width); }
    [[nodiscard]] QSize sizeHint() const override { return {400, heightForWidth(400)}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    [[nodiscard]] QString textOf(const desk::SheetLooker& looker) const;
    int place(QPainter* painter, int width) const;
    QVector<desk::SheetLooker> m_lookers;
    QDate m_today;
};

} // namespace watchdesk::ui
