#include "ui/cctv/DecisionBar.h"

#include "ui/cctv/StillWords.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {
constexpr int hintsFrom = 1500;

QWidget* hintsFor(QWidget* parent) {
    auto* hints = new QWidget(parent);
    auto* row = new QHBoxLayout(hints);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    const QPair<QString, QString> all[] = {{QStringLiteral("1–5"), DecisionBar::tr("candidate")},
                                           {DecisionBar::tr("Tab"), DecisionBar::tr("next face")},
                                           {QStringLiteral("Z"), DecisionBar::tr("zoom")},
                                           {DecisionBar::tr("Esc"), DecisionBar::tr("leave for later")}};
    for (const auto& [key, what] : all) {
        row->addWidget(new KeyCap(key, hints));
        row->addWidget(new LabelText(what, TextStyle::Small, Tone::TextMuted, hints));
        row->addSpacing(8);
    }
    return hints;
}
} // namespace

DecisionBar::DecisionBar(StillBoard& board, QAction* same, QAction* notSame, QAction* cannotSay, QWidget* parent)
    : QWidget(parent), m_board(board) {
    setObjectName(QStringLiteral("decisions"));
    setAccessibleName(tr("Your decision"));
    setFixedHeight(60);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(new LabelText(tr("Your decision on"), TextStyle::Small, Tone::TextMuted, this));
    m_pair = new LabelText({}, TextStyle::BodySemibold, Tone::Text, this);
    m_pair->setFixedWidth(184);
    words->addWidget(m_pair);
    words->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    row->addLayout(words);
    m_same = addButton(same, tr("Same person: raise the sighting"), QStringLiteral("Y"));
    m_same->setKind(Button::Kind::Primary);
    row->addWidget(m_same);
    row->addWidget(addButton(notSame, tr("Not this person"), QStringLiteral("N")));
    row->addWidget(addButton(cannotSay, tr("Cannot say"), QStringLiteral("C")));
    row->addStretch(1);
    m_hints = hintsFor(this);
    row->addWidget(m_hints);
    connect(&board, &StillBoard::handChanged, this, &DecisionBar::refresh);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

Button* DecisionBar::addButton(QAction* action, const QString& text, const QString& key) {
    auto* button = new Button(text, this);
    button->setKeyCap(key);
    button->setTall(44);
    button->setFocusPolicy(Qt::TabFocus);
    button->setEnabled(action->isEnabled());
    connect(button, &Button::clicked, action, &QAction::trigger);
    connect(action, &QAction::enabledChanged, button, &Button::setEnabled);
    return button;
}

QString DecisionBar::pair() const {
    return m_board.candidate() == nullptr
               ? QString()
               : tr("face %1 and %2").arg(m_board.face()->number).arg(candidateText(*m_board.candidate()));
}

void DecisionBar::refresh() {
    m_pair->setText(pair().isEmpty() ? tr("nothing in hand") : pair());
    setAccessibleDescription(m_pair->text());
}

void DecisionBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_hints->setVisible(width() >= hintsFrom || width() - m_hints->sizeHint().width() > 860);
}

void DecisionBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), tone(Tone::Rule));
}

} // namespace watchdesk::ui
