#include "ui/shell/CommandPalette.h"

#include "ui/shell/FuzzyMatch.h"
#include "ui/widgets/Labels.h"

#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {
namespace {

constexpr int rowHeight = 36;
constexpr int recordHeight = 52;

/// Icon, title with the found letters lifted, section muted, key at the right. Of a record: its text below.
class PaletteDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        return {200, index.data(PaletteModel::DetailRole).toString().isEmpty() ? rowHeight : recordHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const bool enabled = index.data(PaletteModel::EnabledRole).toBool();
        paintRowGround(*painter, option.rect, chosen, option.state.testFlag(QStyle::State_MouseOver));
        QRectF area = QRectF(option.rect).adjusted(16, 0, -16, 0);
        const QString icon = index.data(PaletteModel::IconRole).toString();
        if (!icon.isEmpty())
            paintIcon(*painter, QRectF(area.left(), area.top(), 16, area.height()), icon, 16,
                      enabled ? Tone::Text2 : Tone::TextMuted);
        area.setLeft(area.left() + 28);
        if (const QString detail = index.data(PaletteModel::DetailRole).toString(); !detail.isEmpty()) {
            paintLine(*painter, area.adjusted(0, 26, 0, -6), detail, TextStyle::Small, Tone::TextMuted);
            area.adjust(0, 6, 0, -24);
        }
        const QString keys = index.data(PaletteModel::KeysRole).toString();
        if (!keys.isEmpty()) {
            const int wide = keyCapWidth(keys);
            paintKeyCap(*painter, QRectF(area.right() - wide, area.top(), wide, area.height()), keys, tone(Tone::Text2),
                        tone(Tone::Outline));
            area.setRight(area.right() - wide - 12);
        }
        const QString section = enabled ? index.data(PaletteModel::SectionRole).toString()
                                        : tr("%1 · not now").arg(index.data(PaletteModel::SectionRole).toString());
        const qreal used =
            paintLine(*painter, area, section, TextStyle::Small, Tone::TextMuted, Qt::AlignRight | Qt::AlignVCenter);
        paintTitle(*painter, area.adjusted(0, 0, -used - 12, 0), index, enabled);
        painter->restore();
    }

private:
    static void paintTitle(QPainter& painter, const QRectF& rect, const QModelIndex& index, bool enabled) {
        const QString title = index.data(Qt::DisplayRole).toString();
        const QVector<int> hits = index.data(PaletteModel::HitsRole).value<QVector<int>>();
        const QFontMetricsF plain(textFont(TextStyle::Body));
        const QFontMetricsF bold(textFont(TextStyle::BodySemibold));
        const Tone rest = !enabled ? Tone::TextMuted : hits.isEmpty() ? Tone::Text : Tone::Text2;
        if (hits.isEmpty() || plain.horizontalAdvance(title) * 1.1 > rect.width()) {
            paintLine(painter, rect, title, TextStyle::Body, rest);
            return;
        }
        qreal x = rect.left();
        for (qsizetype i = 0; i < title.size();) {
            const bool hit = hits.contains(int(i));
            qsizetype end = i;
            while (end < title.size() && hits.contains(int(end)) == hit)
                ++end;
            const QString part = title.mid(i, end - i);
            const qreal wide = (hit ? bold : plain).horizontalAdvance(part);
            paintLine(painter, QRectF(x, rect.top(), wide + 1, rect.height()), part,
                      hit ? TextStyle::BodySemibold : TextStyle::Body, hit && enabled ? Tone::Text : rest);
            x += wide;
            i = end;
        }
    }
};

} // namespace

PaletteModel::PaletteModel(QVector<PaletteItem> items, QObject* parent)
    : QAbstractListModel(parent), m_items(std::move(items)) {
    setQuery({});
}

void PaletteModel::setQuery(const QString& query) {
    beginResetModel();
    m_shown.clear();
    m_records.clear();
    const bool any = !query.trimmed().isEmpty();
    for (int i = 0; i < m_items.size(); ++i) {
        const PaletteItem& item = m_items[i];
        if (!any && !item.listed)
            continue;
        const FuzzyMatch match = fuzzyMatch(query, item.title);
        if (match.matches)
            m_shown.append({i, match.score - (item.enabled ? 0 : 20), match.at});
    }
    if (any)
        std::stable_sort(m_shown.begin(), m_shown.end(),
                         [](const Shown& a, const Shown& b) { return a.score > b.score; });
    if (m_shown.size() > most)
        m_shown.resize(most);
    endResetModel();
}

void PaletteModel::setRecords(QVector<PaletteItem> records) {
    beginResetModel();
    m_records = std::move(records);
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : commands() + records();
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteItem& it = item(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return it.title;
    case Qt::AccessibleTextRole:
        if (!it.detail.isEmpty())
            return QStringLiteral("%1: %2. %3").arg(it.section, it.title, it.detail);
        return it.keys.isEmpty() ? it.title : QStringLiteral("%1, %2").arg(it.title, it.keys);
    case SectionRole:
        return it.section;
    case IconRole:
        return it.icon;
    case KeysRole:
        return it.keys;
    case EnabledRole:
        return it.enabled;
    case HitsRole:
        return QVariant::fromValue(index.row() < commands() ? m_shown[index.row()].at : QVector<int>());
    case DetailRole:
        return it.detail;
    default:
        return {};
    }
}

CommandPalette::CommandPalette(QWidget* window, QVector<PaletteItem> items)
    : Overlay(window, tr("Find or run anything")), m_model(new PaletteModel(std::move(items), this)),
      m_field(new QLineEdit), m_list(new QListView),
      m_none(new LabelText(tr("Nothing is called that. Try a call sign, a shop or a word of what you want to do."),
                           TextStyle::Body, Tone::TextMuted)),
      m_note(new LabelText({}, TextStyle::Small, Tone::TextMuted)) {
    m_field->setPlaceholderText(tr("A call sign, a shop, words of a record, or what you want to do"));
    m_field->setAccessibleName(tr("Find or run anything"));
    m_field->setFixedHeight(40);
    m_field->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_none->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    m_none->hide();

    auto* column = new QVBoxLayout(box());
    column->setContentsMargins(1, 12, 1, 8);
    column->setSpacing(8);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(12, 0, 12, 0);
    head->addWidget(m_field);
    column->addLayout(head);
    column->addWidget(m_none);
    column->addWidget(m_list, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(16, 0, 16, 0);
    foot->addWidget(m_note);
    column->addLayout(foot);
    m_note->hide();
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, [this] { Q_EMIT recordsWanted(m_field->text()); });
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setQuery(text);
        m_none->setVisible(m_model->rowCount() == 0);
        say({});
        if (text.trimmed().size() >= leastLetters)
            m_settle.start();
        else
            m_settle.stop();
        choose(0);
    });
    connect(m_list, &QListView::clicked, this, [this] { runCurrent(); });
    choose(0);
}

void CommandPalette::openPalette() {
    open({640, 64 + 12 * rowHeight}, 84);
    m_field->setFocus();
}

void CommandPalette::showRecords(const QString& text, QVector<PaletteItem> records) {
    if (text != m_field->text())
        return;
    const int row = m_list->currentIndex().row();
    m_model->setRecords(std::move(records));
    m_none->setVisible(m_model->rowCount() == 0);
    choose(std::max(0, row));
}

void CommandPalette::say(const QString& note) {
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

QString CommandPalette::said() const {
    return m_note->isHidden() ? QString() : m_note->text();
}

void CommandPalette::choose(int row) {
    const int last = m_model->rowCount() - 1;
    if (last >= 0)
        m_list->setCurrentIndex(m_model->index(std::clamp(row, 0, last)));
}

void CommandPalette::runCurrent() {
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || !m_model->item(index.row()).enabled)
        return;
    const auto run = m_model->item(index.row()).run;
    dismiss();
    // After the focus has gone back, so that what runs may take it. On the window, which outlives this.
    QTimer::singleShot(0, parentWidget(), run);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return Overlay::eventFilter(watched, event);
    const int row = m_list->currentIndex().row();
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        choose(row + 1);
        return true;
    case Qt::Key_Up:
        choose(row - 1);
        return true;
    case Qt::Key_PageDown:
        choose(row + 8);
        return true;
    case Qt::Key_PageUp:
        choose(row - 8);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    default:
        return Overlay::eventFilter(watched, event);
    }
}

} // namespace watchdesk::ui
