// What applies on sight, here and now.
#pragma once

#include "desk/Views.h"

#include <QWidget>

namespace watchdesk::ui {

/// "CBO condition 2, Zone A: offence, call the police" with the condition's words below; what weighs most first, in the
/// tone of what it asks for. Says itself to the screen reader when it changes. Hidden when nothing applies. Painted.
class SightNotice : public QWidget {
    Q_OBJECT
public:
    explicit SightNotice(QWidget* parent = nullptr);
    void setRules(const QVector<domain::SightRule>& rules);
    [[nodiscard]] const QVector<domain::SightRule>& rules() const { return m_rules; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return place(nullptr, width); }
    [[nodiscard]] QSize sizeHint() const override { return {240, heightForWidth(240)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 0}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    int place(QPainter* painter, int width) const;
    QVector<domain::SightRule> m_rules;
};

} // namespace watchdesk::ui
