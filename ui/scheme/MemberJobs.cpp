#include "ui/scheme/MemberJobs.h"

#include <QCoreApplication>

namespace watchdesk::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("MemberJobs", text);
}

QVector<QString> listOf(const QStringList& ids) {
    return {ids.begin(), ids.end()};
}

} // namespace

BulkSheet::Job joinJob(desk::MemberDesk& members, const QStringList& ids) {
    return {tr("Taken in"),
            tr("Take in"),
            tr("Joined on"),
            {},
            {},
            false,
            [&members, ids](const QDate& day, const QString&) { return members.join(listOf(ids), day); }};
}

BulkSheet::Job leaveJob(desk::MemberDesk& members, const QStringList& ids) {
    return {
        tr("Leaving"),
        tr("End the membership"),
        tr("Last day"),
        {},
        tr("The gallery closes with it. People of a business that is in no scheme any more sign in no more; that part "
           "cannot be taken back."),
        true,
        [&members, ids](const QDate& day, const QString&) { return members.leave(listOf(ids), day); }};
}

BulkSheet::Job signJob(desk::MemberDesk& members, const QStringList& ids) {
    return {tr("Information-sharing agreement"),
            tr("Signed"),
            tr("Signed on"),
            ids.size() == 1 ? tr("Signed by") : QString(),
            tr("Under the current edition. The gallery opens to a member with this signature."),
            false,
            [&members, ids](const QDate& day, const QString& name) { return members.sign(listOf(ids), day, name); }};
}

BulkSheet::Job tickJob(desk::MemberDesk& members, const QStringList& ids, domain::MembershipStep step,
                       const QString& what) {
    return {what, tr("Tick it"), tr("Done on"), {}, {}, false, [&members, ids, step](const QDate& day, const QString&) {
                return members.tick(listOf(ids), step, day);
            }};
}

} // namespace watchdesk::ui
