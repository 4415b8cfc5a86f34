// Facts of a record: a muted label at the left, what it is at the right.
#pragma once

#include <QVector>
#include <QWidget>

namespace watchdesk::ui {

struct Fact {
    QString label;
    QString value;
    bool strong = false; ///< what is read first
    bool fixed = false;  ///< digits in equal cells (times, hashes, numbers)
};

/// Painted; values wrap, an empty value leaves its line out. The context menu copies a value.
class FactList : public QWidget {
    Q_OBJECT
public:
    explicit FactList(const QString& accessibleName, QWidget* parent = nullptr);
    void setFacts(const QVector<Fact>& facts);
    [[nodiscard]] const QVector<Fact>& facts() const { return m_facts; }
    void setLabelWidth(int width);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {240, heightForWidth(240)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 0}; }

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void contextMenuEvent(QContextMenuEvent*) override;

private:
    [[nodiscard]] int factHeight(const Fact& fact, int width) const;
    QVector<Fact> m_facts;
    int m_labelWidth = 64;
};

/// "SIGHTINGS              newest first" with a rule above.
class SectionHead : public QWidget {
    Q_OBJECT
public:
    explicit SectionHead(const QString& title, QWidget* parent = nullptr);
    void setNote(const QString& note);
    /// What can be done there, at the right, under the rule.
    void addAct(QWidget* button);
    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] QSize sizeHint() const override { return {200, 36}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QString m_title;
    QString m_note;
};

} // namespace watchdesk::ui
