#include "ui/cctv/ComparePane.h"

#include "ui/cctv/StillWords.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr int edge = 12;

LabelText* wrapped(TextStyle style, Tone tone, QWidget* parent) {
    auto* label = new LabelText({}, style, tone, parent);
    label->setWrapped(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
    return label;
}

QStringList cautionWords(domain::Cautions cautions) {
    QStringList words;
    if (cautions & domain::Caution::Violence)
        words += ComparePane::tr("Violence: do not approach alone");
    if (cautions & domain::Caution::CriminalBehaviourOrder)
        words += ComparePane::tr("Criminal behaviour order: a breach is an offence");
    if (cautions & domain::Caution::Juvenile)
        words += ComparePane::tr("Under 18");
    if (cautions & domain::Caution::Vulnerable)
        words += ComparePane::tr("Vulnerable");
    return words;
}

/// The words that would go out, with a bar at their left as things quoted have.
class Quoted : public QWidget {
public:
    explicit Quoted(LabelText* words, QWidget* parent) : QWidget(parent) {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(12, 2, 0, 2);
        row->addWidget(words);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(QRect(0, 0, 2, height()), tone(Tone::Outline));
    }
};
} // namespace

LikelihoodBox::LikelihoodBox(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Likelihood"));
    m_word = new LabelText({}, TextStyle::Title, Tone::Text, this);
    m_score = new LabelText({}, TextStyle::Small, Tone::TextMuted, this);
    m_sentence = wrapped(TextStyle::Body, Tone::Text, this);
    m_care = wrapped(TextStyle::Small, Tone::TextMuted, this);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_word);
    left->addWidget(m_score);
    left->addStretch(1);
    auto* right = new QVBoxLayout;
    right->setSpacing(2);
    right->addWidget(m_sentence);
    right->addWidget(m_care);
    right->addStretch(1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(12);
    row->addLayout(left);
    row->addWidget(new RuleLine(Qt::Vertical, this));
    row->addLayout(right, 1);
    m_care->setText(tr("A lookalike can score as high: only your eyes decide."));
}

void LikelihoodBox::setCandidate(const desk::StillView& still, const desk::Candidate& candidate) {
    m_word->setText(likelihoodText(candidate.likelihood));
    m_score->setText(tr("%1, rank %2").arg(scoreText(candidate.score)).arg(candidate.rank));
    const QString mark = scoreText(still.threshold);
    const QString among = still.watchlist == 1
                              ? tr("the only one on the watchlist")
                              : tr("rank %1 of %2 on the watchlist").arg(candidate.rank).arg(still.watchlist);
    const QString sentence = candidate.score >= still.threshold
                                 ? tr("Above this gallery's mark of %1; %2.").arg(mark, among)
                                 : tr("Below this gallery's mark of %1; %2.").arg(mark, among);
    m_sentence->setText(sentence);
    setAccessibleDescription(m_word->text() + QStringLiteral(", ") + m_score->text() + QStringLiteral(". ") + sentence +
                             QLatin1Char(' ') + m_care->text());
}

QString LikelihoodBox::sentence() const {
    return m_sentence->text();
}

void LikelihoodBox::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tone(Tone::Rule), 1));
    painter.setBrush(tone(Tone::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

CandidateFacts::CandidateFacts(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
    setAccessibleName(tr("What applies"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
}

void CandidateFacts::setCandidate(const desk::Candidate& candidate, const QString& said) {
    const QStringList cautions = cautionWords(candidate.cautions);
    QStringList lines = cautions + candidate.facts;
    if (candidate.earlierSame == 1)
        lines += tr("One earlier match, said to be the same person");
    else if (candidate.earlierSame > 1)
        lines += tr("%1 earlier matches, said to be the same person").arg(candidate.earlierSame);
    if (!said.isEmpty())
        lines += said;
    if (lines == m_lines)
        return;
    m_lines = lines;
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
    for (QWidget* old : findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
        delete old;
    for (const QString& line : lines) {
        const bool caution = cautions.contains(line);
        auto* row = new QWidget(this);
        auto* across = new QHBoxLayout(row);
        across->setContentsMargins(0, 0, 0, 0);
        across->setSpacing(8);
        QWidget* mark = caution        ? new IconLabel(desk::Severity::LookSoon, 16, row)
                        : line == said ? new IconLabel(QStringLiteral("history"), 16, Tone::Text2, row)
                                       : new IconLabel(QStringLiteral("chevron-right"), 16, Tone::TextMuted, row);
        across->addWidget(mark, 0, Qt::AlignTop);
        LabelText* text = wrapped(caution ? TextStyle::BodyMedium : TextStyle::Body, Tone::Text, row);
        text->setText(line);
        across->addWidget(text, 1);
        m_column->addWidget(row);
    }
}

ComparePane::ComparePane(StillBoard& board, SafeStills& pictures, QWidget* parent) : QWidget(parent), m_board(board) {
    setObjectName(QStringLiteral("compare"));
    setAccessibleName(tr("Side by side"));
    m_head = new PanelHead(tr("Side by side"), this);
    m_mirror = new Button(tr("Mirror"), this, Button::Kind::Quiet);
    m_mirror->setCheckable(true);
    m_mirror->setSmall(true);
    m_mirror->setIconName(QStringLiteral("flip-horizontal"));
    m_mirror->setKeyCap(QStringLiteral("M"));
    m_head->addWidget(m_mirror);
    m_pair = new SideBySide(board, pictures, this);
    m_empty = new EmptyState(QStringLiteral("scan-face"), tr("No pair in hand"),
                             tr("A face of the still and somebody whom it may show stand here at one scale."), this);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setAccessibleName(tr("Pair in hand"));
    m_scroll->setWidget(makeBody());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_empty, 1);
    column->addWidget(m_scroll, 1);
    column->addWidget(makeFoot());
    connect(m_mirror, &Button::toggled, m_pair, &SideBySide::setMirrored);
    connect(&board, &StillBoard::handChanged, this, &ComparePane::refresh);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QWidget* ComparePane::makeBody() {
    auto* body = new QWidget;
    m_likelihood = new LikelihoodBox(body);
    m_who = new LabelText({}, TextStyle::Label, Tone::TextMuted, body);
    m_facts = new CandidateFacts(body);
    m_goesOut = new QWidget(body);
    m_words = wrapped(TextStyle::Body, Tone::Text, m_goesOut);
    auto* out = new QVBoxLayout(m_goesOut);
    out->setContentsMargins(0, 0, 0, 0);
    out->setSpacing(6);
    out->addWidget(
        new LabelText(tr("If you say “same”, this goes out").toUpper(), TextStyle::Label, Tone::TextMuted, m_goesOut));
    out->addWidget(new Quoted(m_words, m_goesOut));
    out->addWidget(new LabelText(tr("No name goes on the air. Nothing is sent before you decide."), TextStyle::Small,
                                 Tone::TextMuted, m_goesOut));
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(8);
    column->addWidget(m_pair);
    column->addWidget(m_likelihood);
    column->addSpacing(4);
    column->addWidget(m_who);
    column->addWidget(m_facts);
    column->addSpacing(4);
    column->addWidget(new RuleLine(Qt::Horizontal, body));
    column->addWidget(m_goesOut);
    column->addStretch(1);
    return body;
}

QWidget* ComparePane::makeFoot() {
    auto* foot = new QWidget(this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(edge, 8, edge, 8);
    row->setSpacing(8);
    row->addWidget(new IconLabel(QStringLiteral("shield-check"), 16, Tone::TextMuted, foot), 0, Qt::AlignTop);
    LabelText* words = wrapped(TextStyle::Small, Tone::TextMuted, foot);
    words->setText(tr("Faces that match nobody are not stored. Your decision is kept with your name and this picture's "
                      "hash."));
    row->addWidget(words, 1);
    return foot;
}

QString ComparePane::words() const {
    return m_goesOut->isHidden() ? QString() : m_words->text();
}

void ComparePane::refresh() {
    const desk::Candidate* candidate = m_board.candidate();
    m_head->setNote(candidate == nullptr ? QString() : tr("one scale, eyes on one line"));
    m_mirror->setEnabled(candidate != nullptr);
    m_empty->setVisible(candidate == nullptr);
    m_scroll->setVisible(candidate != nullptr);
    if (candidate == nullptr)
        return;
    m_likelihood->setCandidate(*m_board.still(), *candidate);
    const QString who = candidate->name.isEmpty() ? tr("%1, identity sought").arg(candidate->reference)
                                                  : tr("%1 · %2").arg(candidate->name, candidate->reference);
    m_who->setText(who.toUpper());
    m_facts->setCandidate(*candidate,
                          decidedText(*candidate, localDate(m_board.jobs().clock.now()), m_board.jobs().me()));
    const QString words = m_board.wordsIfSame();
    m_goesOut->setVisible(!words.isEmpty());
    m_words->setText(words);
}

void ComparePane::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
    painter.fillRect(QRect(0, 0, 1, height()), tone(Tone::Rule));
}

} // namespace watchdesk::ui
