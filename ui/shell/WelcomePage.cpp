#include "ui/shell/WelcomePage.h"

#include "ui/shell/Card.h"
#include "ui/theme/DeskStyle.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Painting.h"

#include <QAbstractButton>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

constexpr int cardWidth = 560;

/// One way to begin: an icon, what it is called, what it means.
class Beginning : public QAbstractButton {
public:
    Beginning(const QString& icon, const QString& title, const QString& words) : m_icon(icon), m_words(words) {
        setText(title);
        setAccessibleName(title);
        setAccessibleDescription(words);
        setFixedHeight(72);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(tone(Tone::Outline));
        painter.setBrush(tone(underMouse() || isDown() ? Tone::Hover : Tone::Raised));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        paintIcon(painter, QRectF(16, 0, 24, height()), m_icon, 20, Tone::InHand);
        const QRectF words = QRectF(rect()).adjusted(56, 0, -16, 0);
        paintLine(painter, words.translated(0, -11), text(), TextStyle::BodySemibold, Tone::Text);
        paintLine(painter, words.translated(0, 11), m_words, TextStyle::Body, Tone::Text2);
        if (hasFocus())
            paintFocusRing(painter, rect());
    }
    bool event(QEvent* event) override {
        if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
            update();
        return QAbstractButton::event(event);
    }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QWidget::keyPressEvent(event); // the arrows are the page's
        if (event->key() == Qt::Key_Space)
            click();
    }

private:
    QString m_icon;
    QString m_words;
};

} // namespace

WelcomePage::WelcomePage(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout) {
    setAccessibleName(tr("Welcome"));
    auto* card = new Card;
    card->setFixedWidth(cardWidth);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(32, 28, 32, 32);
    inside->setSpacing(12);
    inside->addWidget(new LabelText(tr("Welcome to WatchDesk"), TextStyle::Title));
    auto* words = new LabelText(tr("The control-room desk of shop watches and pub watches. How do you want to begin?"),
                                TextStyle::Body, Tone::Text2);
    words->setWrapped(true);
    inside->addWidget(words);
    inside->addSpacing(4);
    m_column->setSpacing(8);
    inside->addLayout(m_column);
    add(QStringLiteral("plus"), tr("Start a scheme"), tr("A new store on this machine, set up step by step."),
        &WelcomePage::startWanted);
    add(QStringLiteral("folder-open"), tr("Open a store"),
        tr("One that is on this machine, or a backup that was restored."), &WelcomePage::openWanted);
    add(QStringLiteral("database"), tr("Join a scheme"), tr("Its store is on a server that several desks share."),
        &WelcomePage::joinWanted);
    add(QStringLiteral("map"), tr("Look around the demo town"),
        tr("Ashby Cross: invented people, a radio that speaks."), &WelcomePage::demoWanted);
    auto* whole = new QVBoxLayout(this);
    whole->addStretch(1);
    whole->addWidget(card, 0, Qt::AlignHCenter);
    whole->addStretch(1);
}

void WelcomePage::add(const QString& icon, const QString& title, const QString& words, void (WelcomePage::*signal)()) {
    auto* choice = new Beginning(icon, title, words);
    m_column->addWidget(choice);
    m_choices.append(choice);
    connect(choice, &QAbstractButton::clicked, this, signal);
}

void WelcomePage::paintEvent(QPaintEvent*) {
    paintGround(this);
}

void WelcomePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_choices.first()->setFocus(Qt::OtherFocusReason);
}

void WelcomePage::keyPressEvent(QKeyEvent* event) {
    const int by = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    const qsizetype at = m_choices.indexOf(focusWidget());
    if (by == 0 || at < 0)
        return QWidget::keyPressEvent(event);
    m_choices.at((at + by + m_choices.size()) % m_choices.size())->setFocus(Qt::TabFocusReason);
}

} // namespace watchdesk::ui
