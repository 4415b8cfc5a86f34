#include "ui/meeting/ItemPane.h"

#include "ui/theme/FixedDigits.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/DayText.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr int sheetPadding = 24;
constexpr int widestText = 760;
constexpr int editorHeight = 88;
enum Evidence { WithEvidence, Without };

QString whenOf(const desk::EvidenceLine& line) {
    if (line.at > 0) {
        const QDate day = localDate(line.at);
        return shortDay(day, day) + QLatin1Char(' ') + clockText(line.at, false);
    }
    return line.day.isValid() ? shortDay(line.day, {}) : QString();
}

/// What opens by itself when a line is chosen: never a person's record, which is opened by choice, since its name comes
/// on the screen and the reading on the audit log. -1: nothing.
int firstToOpen(const QVector<desk::EvidenceLine>& lines) {
    const auto found = std::find_if(lines.begin(), lines.end(), [](const desk::EvidenceLine& line) {
        return line.evidence.entity != QLatin1String("subject") &&
               line.evidence.entity != QLatin1String("exclusion_notice");
    });
    return found == lines.end() ? -1 : static_cast<int>(found - lines.begin());
}

QString evidenceWords(const desk::EvidenceLine& line) {
    if (!line.there)
        return ItemPane::tr("No longer in the records");
    QStringList parts{whenOf(line), line.what, line.where, line.lossPence > 0 ? moneyText(line.lossPence) : QString(),
                      line.source};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

/// Where the columns of the evidence lie: date, what, where, loss, source.
struct Columns {
    explicit Columns(double room)
        : what(124), source(std::min(160.0, room * 0.2)), loss(96),
          where(what + std::max(120.0, (room - what - source - loss) * 0.45)), width(room) {}
    double what, source, loss, where, width;
    [[nodiscard]] QRectF of(const QRectF& rect, double from, double to) const {
        return {rect.left() + from, rect.top(), std::max(0.0, to - from - 12), rect.height()};
    }
    [[nodiscard]] QRectF whenIn(const QRectF& r) const { return of(r, 12, what); }
    [[nodiscard]] QRectF whatIn(const QRectF& r) const { return of(r, what, where); }
    [[nodiscard]] QRectF whereIn(const QRectF& r) const { return of(r, where, width - source - loss); }
    [[nodiscard]] QRectF lossIn(const QRectF& r) const { return of(r, width - source - loss, width - source); }
    [[nodiscard]] QRectF sourceIn(const QRectF& r) const { return of(r, width - source, width); }
};

/// The names of the columns over the list.
class ColumnHead : public QWidget {
public:
    explicit ColumnHead(QWidget* parent) : QWidget(parent) { setFixedHeight(24); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const QRectF line = rect();
        const Columns columns(width());
        paintLine(painter, columns.whenIn(line), ItemPane::tr("Date"), TextStyle::Small, Tone::TextMuted);
        paintLine(painter, columns.whatIn(line), ItemPane::tr("What"), TextStyle::Small, Tone::TextMuted);
        paintLine(painter, columns.whereIn(line), ItemPane::tr("Where"), TextStyle::Small, Tone::TextMuted);
        paintLine(painter, columns.lossIn(line), ItemPane::tr("Loss"), TextStyle::Small, Tone::TextMuted,
                  Qt::AlignRight | Qt::AlignVCenter);
        paintLine(painter, columns.sourceIn(line), ItemPane::tr("Source"), TextStyle::Small, Tone::TextMuted,
                  Qt::AlignRight | Qt::AlignVCenter);
        painter.fillRect(QRect(0, height() - 1, width(), 1), tone(Tone::Rule));
    }
};
} // namespace

ItemPane::ItemPane(QWidget* parent)
    : QWidget(parent), m_rows(new Rows<desk::EvidenceLine>(evidenceWords, this)), m_head(new PanelHead({}, this)) {
    m_words = makeWords();
    m_editor = makeEditor();
    setObjectName(QStringLiteral("item-pane"));
    setAccessibleName(tr("The line that is chosen"));
    m_editButton = new Button(tr("Edit"), nullptr, Button::Kind::Quiet);
    m_editButton->setSmall(true);
    m_editButton->setIconName(QStringLiteral("pencil"));
    m_editButton->setKeyCap(tr("E"));
    m_head->addWidget(m_editButton);
    m_editor->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_words);
    column->addWidget(m_editor);
    column->addWidget(makeEvidence(), 1);
    connect(m_editButton, &Button::clicked, this, &ItemPane::edit);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QWidget* ItemPane::makeWords() {
    auto* page = new QWidget;
    m_title = new LabelText({}, TextStyle::Head);
    m_name = new LabelText({}, TextStyle::BodyMedium, Tone::Text);
    m_detail = new LabelText({}, TextStyle::Body, Tone::Text2);
    m_title->setWrapped(true);
    m_detail->setWrapped(true);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(sheetPadding, 20, sheetPadding, 12);
    column->setSpacing(6);
    for (LabelText* label : {m_title, m_name, m_detail})
        column->addWidget(label);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    for (int i = 0; i < 4; ++i) {
        m_chips += new Chip({});
        row->addWidget(m_chips.last());
    }
    row->addStretch(1);
    column->addSpacing(2);
    column->addLayout(row);
    return page;
}

QWidget* ItemPane::makeEditor() {
    auto* page = new QWidget;
    m_titleEdit = new QLineEdit;
    m_titleEdit->setAccessibleName(tr("Title of the line"));
    m_titleEdit->setPlaceholderText(tr("Title"));
    m_titleEdit->setFixedHeight(32);
    m_detailEdit = new QPlainTextEdit;
    m_detailEdit->setAccessibleName(tr("Text of the line"));
    m_detailEdit->setPlaceholderText(tr("Text"));
    m_detailEdit->setFixedHeight(editorHeight);
    m_detailEdit->setTabChangesFocus(true);
    m_titleEdit->installEventFilter(this);
    m_detailEdit->installEventFilter(this);
    auto* save = new Button(tr("Keep"), nullptr, Button::Kind::Primary);
    save->setKeyCap(tr("Ctrl Enter"));
    auto* cancel = new Button(tr("Leave"));
    cancel->setKeyCap(tr("Esc"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(save);
    row->addWidget(cancel);
    row->addStretch(1);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(sheetPadding, 16, sheetPadding, 12);
    column->setSpacing(8);
    column->addWidget(m_titleEdit);
    column->addWidget(m_detailEdit);
    column->addLayout(row);
    connect(m_titleEdit, &QLineEdit::returnPressed, this, &ItemPane::keep);
    connect(save, &Button::clicked, this, &ItemPane::keep);
    connect(cancel, &Button::clicked, this, &ItemPane::leave);
    return page;
}

QWidget* ItemPane::makeEvidence() {
    auto* page = new QWidget;
    m_evidenceHead = new SectionHead(tr("Evidence"), page);
    m_evidence = new RowList(tr("Evidence"), page);
    m_evidence->setModel(m_rows);
    m_evidence->setUniformItemSizes(true);
    m_evidence->setItemDelegate(new RowDelegate(
        evidenceRow, [this](QPainter& p, const QRectF& rect, int row) { paintEvidence(p, rect, row); }, m_evidence));
    auto* nothing = new LabelText(tr("This line rests on no record."), TextStyle::Body, Tone::TextMuted);
    nothing->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* list = new QWidget;
    auto* rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(new ColumnHead(list));
    rows->addWidget(m_evidence, 1);
    auto* empty = new QWidget;
    auto* emptyColumn = new QVBoxLayout(empty);
    emptyColumn->setContentsMargins(12, 4, 12, 0);
    emptyColumn->addWidget(nothing);
    emptyColumn->addStretch(1);
    m_evidenceStack = new QStackedWidget;
    m_evidenceStack->addWidget(list);
    m_evidenceStack->addWidget(empty);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(12, 0, 12, 0);
    column->setSpacing(0);
    column->addWidget(m_evidenceHead);
    column->addWidget(m_evidenceStack, 1);
    connect(m_evidence, &RowList::chosen, this, [this](int row) {
        if (const desk::EvidenceLine* line = m_rows->at(row); line != nullptr && line->there)
            Q_EMIT evidenceChosen(line->evidence);
        else
            Q_EMIT noEvidence();
    });
    return page;
}

void ItemPane::show(const desk::AgendaLine& line, const QString& place, bool mayEdit) {
    if (isEditing())
        return;
    const int row = m_evidence->currentIndex().row();
    const bool stays = line.item.id == m_line.item.id && row >= 0 && row < line.evidence.size() &&
                       line.evidence.at(row).evidence == m_line.evidence.value(row).evidence;
    m_line = line;
    m_head->setTitle(desk::sectionTitle(line.item.section));
    m_head->setNote(place);
    m_editButton->setVisible(mayEdit);
    m_title->setText(line.item.title);
    m_name->setText(line.name);
    m_name->setVisible(!line.name.isEmpty());
    m_detail->setText(line.item.detail);
    m_detail->setVisible(!line.item.detail.isEmpty());
    showChips(line.item);
    showEvidence(line.evidence);
    if (!stays) {
        // As many records as before are a change of data to the list: the choice of the last line must not stay.
        const QSignalBlocker quiet(m_evidence);
        m_evidence->setCurrentIndex({});
    }
    const int wanted = stays ? row : firstToOpen(line.evidence);
    m_evidence->choose(wanted);
    if (wanted < 0)
        Q_EMIT noEvidence();
}

void ItemPane::show(domain::AgendaSection section, const QString& note, bool mayEdit) {
    if (isEditing())
        return;
    m_line = {};
    m_line.item.section = section;
    m_head->setTitle(desk::sectionTitle(section));
    m_head->setNote({});
    m_editButton->hide();
    m_title->setText(desk::sectionTitle(section));
    m_name->hide();
    m_detail->setText(note + (mayEdit ? QLatin1Char(' ') + tr("Ctrl+N adds one.") : QString()));
    m_detail->show();
    showChips({});
    showEvidence({});
}

void ItemPane::showChips(const domain::AgendaItem& item) {
    struct Mark {
        bool on;
        QString text;
        QString icon;
        Tone tone;
    };
    const bool real = !item.id.isEmpty();
    const Mark marks[] = {{item.hidden, tr("Hidden from the paper"), QStringLiteral("eye-off"), Tone::Text2},
                          {item.gone, tr("No longer in the records"), QStringLiteral("circle-alert"), Tone::Soon},
                          {real && item.source.isEmpty(), tr("Added by hand"), QStringLiteral("plus"), Tone::Text2},
                          {item.edited && !item.source.isEmpty(), tr("Edited"), QStringLiteral("pencil"), Tone::Text2}};
    for (int i = 0; i < m_chips.size(); ++i) {
        ChipLook look;
        look.icon = marks[i].icon;
        look.text = marks[i].tone;
        m_chips[i]->setLook(look);
        m_chips[i]->setText(marks[i].text);
        m_chips[i]->setVisible(marks[i].on);
    }
}

void ItemPane::showEvidence(const QVector<desk::EvidenceLine>& lines) {
    m_rows->set(lines);
    m_evidenceHead->setNote(lines.isEmpty()     ? QString()
                            : lines.size() == 1 ? tr("1 record")
                                                : tr("%1 records").arg(lines.size()));
    m_evidenceStack->setCurrentIndex(lines.isEmpty() ? Without : WithEvidence);
    if (lines.isEmpty())
        Q_EMIT noEvidence();
}

void ItemPane::begin(const QString& title, const QString& detail, bool withDetail) {
    m_titleEdit->setText(title);
    m_detailEdit->setPlainText(detail);
    m_detailEdit->setVisible(withDetail);
    m_words->hide();
    m_editor->show();
    m_titleEdit->setFocus(Qt::OtherFocusReason);
    m_titleEdit->selectAll();
}

void ItemPane::edit() {
    if (m_line.item.id.isEmpty() || isEditing())
        return;
    m_adding = false;
    begin(m_line.item.title, m_line.item.detail, true);
}

void ItemPane::add(domain::AgendaSection section) {
    m_adding = true;
    m_addTo = section;
    m_head->setTitle(desk::sectionTitle(section));
    m_head->setNote(tr("a new line"));
    begin({}, {}, false);
}

void ItemPane::keep() {
    if (m_adding)
        Q_EMIT added(m_addTo, m_titleEdit->text());
    else
        Q_EMIT edited(m_line.item.id, m_line.item.version, m_titleEdit->text(), m_detailEdit->toPlainText());
}

void ItemPane::leave() {
    m_editor->hide();
    m_words->show();
    Q_EMIT left();
}

bool ItemPane::isEditing() const {
    return !m_editor->isHidden();
}

QString ItemPane::title() const {
    return m_title->text();
}

QString ItemPane::detail() const {
    return m_detail->text();
}

bool ItemPane::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            keep();
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            leave();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ItemPane::paintEvidence(QPainter& painter, const QRectF& rect, int row) const {
    const desk::EvidenceLine& line = *m_rows->at(row);
    const Columns columns(rect.width());
    if (!line.there) {
        paintLine(painter, rect.adjusted(12, 0, -12, 0), evidenceWords(line), TextStyle::Body, Tone::TextMuted);
        return;
    }
    painter.setPen(tone(Tone::TextMuted));
    paintFixedDigits(painter, columns.whenIn(rect), whenOf(line), textFont(TextStyle::Small));
    const QRectF what =
        line.where.isEmpty() ? columns.whatIn(rect).united(columns.whereIn(rect)) : columns.whatIn(rect);
    paintLine(painter, what, line.what, TextStyle::Body, Tone::Text);
    paintLine(painter, columns.whereIn(rect), line.where, TextStyle::Body, Tone::Text2);
    painter.setPen(tone(Tone::Text));
    paintFixedDigits(painter, columns.lossIn(rect), line.lossPence > 0 ? moneyText(line.lossPence) : QString(),
                     textFont(TextStyle::Body), Qt::AlignRight | Qt::AlignVCenter);
    paintLine(painter, columns.sourceIn(rect), line.source, TextStyle::Small, Tone::TextMuted,
              Qt::AlignRight | Qt::AlignVCenter);
}

void ItemPane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    // A line of text is no longer than the eye follows. A widest width of the labels would give them a wrong height.
    m_words->layout()->setContentsMargins(sheetPadding, 20, std::max(sheetPadding, width() - sheetPadding - widestText),
                                          12);
}

void ItemPane::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::Surface));
}

} // namespace watchdesk::ui
