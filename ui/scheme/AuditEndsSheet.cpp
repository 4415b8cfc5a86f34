#include "ui/scheme/AuditEndsSheet.h"

#include "ui/widgets/DayText.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/TimeText.h"

#include <QApplication>
#include <QClipboard>

namespace watchdesk::ui {

namespace {

constexpr int sheetWidth = 640;

QString sentence(const domain::AuditHead& end) {
    return AuditEndsSheet::tr("The log ends with entry %1, %2 at %3")
        .arg(end.number)
        .arg(longDay(localDate(end.at)), clockText(end.at, true));
}

} // namespace

AuditEndsSheet::AuditEndsSheet(QWidget* window, const QVector<domain::AuditHead>& ends)
    : FormSheet(window, {tr("Where the audit log ends"),
                         tr("Kept away from the store, on paper or in a mail, it shows whether the log was cut off or "
                            "set back since."),
                         tr("Close"),
                         {}}) {
    QVector<Fact> facts;
    QStringList lines;
    for (const domain::AuditHead& end : ends) {
        facts += {end.desk, sentence(end), true};
        facts += {tr("Hash"), QString::fromLatin1(end.hash.toHex()), false, true};
        lines += domain::headText(end);
    }
    auto* list = new FactList(tr("The ends"));
    add(list);
    list->setFacts(facts);
    auto* copy = new Button(tr("Copy"));
    copy->setIconName(QStringLiteral("copy"));
    auto* paper = new Button(tr("Keep as PDF"));
    paper->setIconName(QStringLiteral("file-down"));
    addBeside(copy);
    addBeside(paper);
    connect(copy, &QAbstractButton::clicked, this, [this, lines] {
        QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
        tell(tr("Copied, a line for each desk."));
    });
    connect(paper, &QAbstractButton::clicked, this, &AuditEndsSheet::paperWanted);
    connect(this, &FormSheet::wanted, this, &Overlay::dismiss);
    openForm(&actButton(), sheetWidth);
}

} // namespace watchdesk::ui
