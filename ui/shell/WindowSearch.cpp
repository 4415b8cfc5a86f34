// The palette: actions, names, and records that are found.
#include "desk/Desk.h"
#include "desk/Directory.h"
#include "desk/SearchDesk.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Session.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/TimeText.h"

#include <QLineEdit>
#include <QLocale>
#include <QPointer>

namespace watchdesk::ui {

namespace {
constexpr int recordsShown = 12; // in the palette
} // namespace

QVector<PaletteItem> MainWindow::paletteItems() {
    QVector<PaletteItem> items;
    for (QAction* action : m_actions->all()) {
        if (action->objectName() == QLatin1String("desk.find"))
            continue;
        QString title = action->text();
        items.append({title.remove(QLatin1Char('&')), m_actions->sectionOf(action), ActionRegistry::iconOf(action),
                      ActionRegistry::keyText(action->shortcut()), action->isEnabled(), true,
                      [act = QPointer<QAction>(action)] {
                          if (act)
                              act->trigger();
                      }});
    }
    const domain::Vocabulary vocabulary = m_session.desk()->directory().vocabulary();
    QStringList premises;
    for (const domain::KnownCaller& caller : vocabulary.callers) {
        items.append({QStringLiteral("%1 %2").arg(caller.callSign, caller.premises).trimmed(),
                      tr("Call sign"),
                      QStringLiteral("radio"),
                      {},
                      true,
                      false,
                      [this, sign = caller.callSign] { putInLine(sign); }});
        premises.append(caller.premisesId);
    }
    for (const domain::KnownPlace& place : vocabulary.places)
        if (!place.premisesId.isEmpty() && !premises.contains(place.premisesId))
            items.append(
                {place.name, tr("Premises"), QStringLiteral("store"), {}, true, false, [this, name = place.name] {
                     putInLine(name);
                 }});
    return items;
}

CommandPalette* MainWindow::openPalette() {
    if (!m_session.desk() || !m_session.desk()->isOpen())
        return nullptr;
    auto* palette = new CommandPalette(this, paletteItems());
    connect(palette, &CommandPalette::recordsWanted, this,
            [this, palette](const QString& text) { findRecords(palette, text); });
    connect(&m_session.desk()->search(), &desk::SearchDesk::stateChanged, palette,
            [this, palette] { sayProgress(palette); });
    palette->openPalette();
    return palette;
}

int MainWindow::pageFor(desk::SearchKind kind) const {
    for (int i = 0; i < pageCount(); ++i) {
        if (isThere(i) && m_pages.pages()[i].shows.contains(kind))
            return i;
    }
    return -1;
}

/// After the sign-in, while the search waits for its index.
void MainWindow::sayProgress(CommandPalette* palette) {
    const desk::SearchState state = m_session.desk()->search().state();
    const QLocale british(QLocale::English, QLocale::UnitedKingdom);
    if (state.stage == desk::SearchState::Stage::Building && !palette->field()->text().isEmpty())
        palette->say(tr("Reading the records: %1 of %2. What is found comes as soon as they are read.")
                         .arg(british.toString(state.done), british.toString(state.total)));
}

void MainWindow::findRecords(CommandPalette* palette, const QString& text) {
    desk::SearchDesk& search = m_session.desk()->search();
    QVector<desk::SearchKind> kinds = search.kinds();
    kinds.removeIf([this](desk::SearchKind kind) { return pageFor(kind) < 0; });
    if (kinds.isEmpty())
        return;
    sayProgress(palette);
    onAnswer(palette, search.search(text, kinds, recordsShown),
             [this, palette, text](const Result<QVector<desk::Hit>>& answer) {
                 if (text != palette->field()->text())
                     return;
                 palette->say(answer ? QString() : QString::fromStdString(answer.error().text()));
                 QVector<PaletteItem> records;
                 for (const desk::Hit& hit : answer ? *answer : QVector<desk::Hit>())
                     records.append(recordItem(hit));
                 palette->showRecords(text, std::move(records));
             });
}

PaletteItem MainWindow::recordItem(const desk::Hit& hit) {
    const auto [word, icon] = [&]() -> std::pair<QString, const char*> {
        switch (hit.kind) {
        case desk::SearchKind::Subject:
            return {tr("Subject"), "user"};
        case desk::SearchKind::Alert:
            return {tr("Alert"), "bell"};
        case desk::SearchKind::Sighting:
            return {tr("Sighting"), "footprints"};
        case desk::SearchKind::AgendaItem:
            return {tr("Agenda"), "calendar-days"};
        case desk::SearchKind::Action:
            return {tr("Action"), "list-checks"};
        case desk::SearchKind::Member:
        case desk::SearchKind::Premises:
            return {tr("Member"), "store"};
        case desk::SearchKind::Text:
            return {tr("Text"), "mail"};
        case desk::SearchKind::Event:
            return {tr("Event"), "info"};
        case desk::SearchKind::Incident:
            break;
        }
        return {tr("Incident"), "file-text"};
    }();
    const QString when =
        hit.at == 0 ? QString() : tr(" · %1").arg(dayText(localDate(hit.at), localDate(m_session.clock().now())));
    return {hit.title, word + when, QString::fromLatin1(icon),        {},
            true,      true,        [this, hit] { showRecord(hit); }, hit.snippet};
}

void MainWindow::showRecord(const desk::Hit& hit) {
    const int page = pageFor(hit.kind);
    if (page < 0)
        return;
    showPage(page);
    // A sheet with something typed in it keeps the page that it is on.
    if (QWidget* shown = currentPage(); shown != nullptr && shown == m_made[page])
        m_pages.pages()[page].show(*shown, hit);
}

void MainWindow::putInLine(const QString& words) {
    showPage(0);
    // The shell knows no page by its type; a page that writes lines names its field so.
    auto* line = currentPage() ? currentPage()->findChild<QLineEdit*>(QStringLiteral("quick-line")) : nullptr;
    if (!line)
        return;
    line->setFocus();
    if (line->text().trimmed().isEmpty())
        line->setText(words + QLatin1Char(' '));
    else
        line->insert(words);
}

} // namespace watchdesk::ui
