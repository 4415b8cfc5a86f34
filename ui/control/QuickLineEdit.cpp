#include "ui/control/QuickLineEdit.h"

#include "ui/theme/DeskStyle.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Painting.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTextCharFormat>

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr int chipsHeight = 36; // the reading above the line stays in sight
} // namespace

QuickLineEdit::QuickLineEdit(QWidget* parent) : QLineEdit(parent) {
    setObjectName(QStringLiteral("quick-line"));
    setAccessibleName(tr("Quick line"));
    setAccessibleDescription(
        tr("Call sign, what happened, who, where to. Enter logs, Ctrl+Enter logs and alerts, Esc clears."));
    setPlaceholderText(tr("C07 theft m30 grey hoodie > market place"));
    setMaxLength(20'000);
    setFixedHeight(40);
    setFrame(false);
    setStyleSheet(QStringLiteral("QLineEdit, QLineEdit:focus { background: transparent; border: 0; padding: 0; }"));
    setFont(textFont(TextStyle::HeadRegular));
    setKeys({});
    connect(this, &QLineEdit::textChanged, this, [this] {
        if (!m_marking)
            read();
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        mark();
        update();
    });
}

void QuickLineEdit::setVocabulary(const domain::Vocabulary& vocabulary) {
    m_vocabulary = vocabulary;
    read();
}

void QuickLineEdit::setKeys(const QVector<QPair<QString, QString>>& keys) {
    m_keys = keys;
    setTextMargins(36, 0, keysWidth() + 12, 0);
    update();
}

int QuickLineEdit::keysWidth() const {
    int total = 0;
    for (const auto& [key, word] : m_keys)
        total += keyCapWidth(key) + 8 + QFontMetrics(textFont(TextStyle::Small)).horizontalAdvance(word) + 12;
    return width() < 560 ? 0 : total;
}

void QuickLineEdit::read() {
    m_reading = domain::readQuickLine(text(), m_vocabulary);
    mark();
    offer();
    Q_EMIT readingChanged();
}

/// The layout of a QLineEdit takes formats by way of an empty input method event.
void QuickLineEdit::mark() {
    QList<QInputMethodEvent::Attribute> attributes;
    for (const domain::QuickToken& token : std::as_const(m_reading.tokens)) {
        if (token.kind != domain::TokenKind::CallSign)
            continue;
        QTextCharFormat format;
        format.setFontWeight(QFont::DemiBold);
        attributes.append({QInputMethodEvent::TextFormat, token.from - cursorPosition(), token.length, format});
    }
    m_marking = true;
    QInputMethodEvent event(QString(), attributes);
    QCoreApplication::sendEvent(this, &event);
    m_marking = false;
}

void QuickLineEdit::offer() {
    const QString line = text();
    QVector<domain::Completion> found;
    if (hasFocus() && !line.isEmpty() && cursorPosition() > 0 && !line.at(cursorPosition() - 1).isSpace())
        found = domain::completeQuickLine(line, cursorPosition(), m_vocabulary, 6);
    // A word that is complete already needs no list.
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](const auto& each) {
                                   return line.mid(each.from, each.length).compare(each.text, Qt::CaseInsensitive) == 0;
                               }),
                found.end());
    if (found.isEmpty()) {
        if (m_list != nullptr)
            m_list->hide();
        return;
    }
    if (m_list == nullptr) {
        m_list = new CompletionList(window());
        connect(m_list, &CompletionList::picked, this, &QuickLineEdit::accept);
    }
    m_list->setCompletions(found);
    const int left = QFontMetrics(font()).horizontalAdvance(line.left(found.first().from));
    m_list->standOn(mapTo(window(), QPoint(std::min(36 + left, width() - 40) - 12, -chipsHeight)));
    m_list->show();
    m_list->raise();
}

void QuickLineEdit::accept(int row) {
    const domain::Completion chosen = m_list->completions().value(row);
    QString line = text();
    line.replace(chosen.from, chosen.length, chosen.text);
    int cursor = chosen.from + static_cast<int>(chosen.text.size());
    if (cursor == line.size())
        line += QLatin1Char(' ');
    setText(line);
    setCursorPosition(cursor + 1);
    m_list->hide();
    mark();
}

void QuickLineEdit::remember(const QString& line) {
    m_history.removeAll(line);
    m_history.append(line);
    if (m_history.size() > remembered)
        m_history.removeFirst();
    m_recalled = 0;
}

void QuickLineEdit::recall(int step) {
    const int wanted = std::clamp<int>(m_recalled + step, 0, static_cast<int>(m_history.size()));
    if (wanted == m_recalled)
        return;
    m_recalled = wanted;
    setText(wanted == 0 ? QString() : m_history.at(m_history.size() - wanted));
    if (m_list != nullptr)
        m_list->hide();
}

/// Up, Down and Tab while completions are shown; false: not for the list.
bool QuickLineEdit::walk(int key) {
    if (m_list == nullptr || !m_list->isVisible())
        return false;
    const int rows = static_cast<int>(m_list->completions().size());
    const int chosen = m_list->chosen();
    if (key == Qt::Key_Down)
        m_list->choose((chosen + 1) % rows);
    else if (key == Qt::Key_Up)
        m_list->choose(chosen <= 0 ? rows - 1 : chosen - 1);
    else if (key == Qt::Key_Tab)
        accept(std::max(0, chosen));
    else if (key == Qt::Key_Escape)
        m_list->hide();
    else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && chosen >= 0)
        accept(chosen);
    else
        return false;
    return true;
}

/// Who types Tab for a word that is complete already means the next word; a second Tab goes on to the next control.
bool QuickLineEdit::endWord() {
    if (text().isEmpty() || cursorPosition() < text().size() || text().back().isSpace())
        return false;
    insert(QStringLiteral(" "));
    return true;
}

bool QuickLineEdit::event(QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        // Tab would move the focus before keyPressEvent sees it.
        if (key->key() == Qt::Key_Tab && (walk(Qt::Key_Tab) || endWord()))
            return true;
    }
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        // In an empty line Ctrl+Z means what was just logged, not the letters before it.
        if (key->matches(QKeySequence::Undo) && text().isEmpty()) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void QuickLineEdit::keyPressEvent(QKeyEvent* event) {
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (!control && walk(event->key()))
        return;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_list != nullptr)
            m_list->hide();
        Q_EMIT entered(control);
        return;
    case Qt::Key_Escape:
        clear();
        m_recalled = 0;
        Q_EMIT cleared();
        return;
    case Qt::Key_Up:
        recall(1);
        return;
    case Qt::Key_Down:
        recall(-1);
        return;
    default:
        if (event->matches(QKeySequence::Undo) && text().isEmpty()) {
            event->ignore();
            return;
        }
        QLineEdit::keyPressEvent(event);
    }
}

/// QLineEdit selects all when the focus comes by a key: the next letter would wipe out the caller that the radio filled
/// in.
void QuickLineEdit::focusInEvent(QFocusEvent* event) {
    const int cursor = cursorPosition();
    const bool chosen = hasSelectedText();
    QLineEdit::focusInEvent(event);
    if (!chosen) {
        deselect();
        setCursorPosition(cursor);
    }
}

void QuickLineEdit::focusOutEvent(QFocusEvent* event) {
    if (m_list != nullptr)
        m_list->hide();
    QLineEdit::focusOutEvent(event);
}

void QuickLineEdit::resizeEvent(QResizeEvent* event) {
    QLineEdit::resizeEvent(event);
    setTextMargins(36, 0, keysWidth() + 12, 0);
}

void QuickLineEdit::paintEvent(QPaintEvent* event) {
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(tone(hasFocus() ? Tone::Focus : Tone::Outline), hasFocus() ? 2 : 1));
        painter.setBrush(tone(Tone::Sunken));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
        paintIcon(painter, QRectF(12, 0, 16, height()), QStringLiteral("chevron-right"), 16, Tone::Text2);
        double x = width() - keysWidth();
        for (const auto& [key, word] : m_keys) {
            if (keysWidth() == 0)
                break;
            paintKeyCap(painter, QRectF(x, 0, keyCapWidth(key), height()), key, tone(Tone::Text2), tone(Tone::Outline));
            x += keyCapWidth(key) + 8;
            x += paintLine(painter, QRectF(x, 0, 200, height()), word, TextStyle::Small, Tone::TextMuted) + 12;
        }
    }
    QLineEdit::paintEvent(event);
}

} // namespace watchdesk::ui
