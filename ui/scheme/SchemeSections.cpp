#include "ui/scheme/SchemeSections.h"

#include "ui/scheme/AgreementSection.h"
#include "ui/scheme/AuditSection.h"
#include "ui/scheme/BackupSection.h"
#include "ui/scheme/GatewaySection.h"
#include "ui/scheme/MembersSection.h"
#include "ui/scheme/OrdersSection.h"
#include "ui/scheme/PeopleSection.h"
#include "ui/scheme/PostSection.h"
#include "ui/scheme/RadiosSection.h"
#include "ui/scheme/RetentionSection.h"
#include "ui/scheme/SettingsSection.h"
#include "ui/scheme/SetupSection.h"

#include <QCoreApplication>

namespace watchdesk::ui {

namespace {

template <class Section>
SectionPanel* make(desk::Desk& desk, QWidget* parent) {
    return new Section(desk, parent);
}

QString tr(const char* text) {
    return QCoreApplication::translate("SchemeSections", text);
}

} // namespace

const QVector<SchemeSection>& schemeSections() {
    using desk::Act;
    static const QVector<SchemeSection> sections{
        {QStringLiteral("members"), tr("Members"), QStringLiteral("store"), Act::SeeMembers, make<MembersSection>},
        {QStringLiteral("radios"), tr("Radios"), QStringLiteral("radio"), Act::SeeMembers, make<RadiosSection>},
        {QStringLiteral("agreement"), tr("Agreement"), QStringLiteral("file-text"), Act::SeeMembers,
         make<AgreementSection>},
        {QStringLiteral("orders"), tr("Orders"), QStringLiteral("gavel"), Act::SeeLists, make<OrdersSection>},
        {QStringLiteral("people"), tr("People"), QStringLiteral("users"), Act::ManagePeople, make<PeopleSection>},
        {QStringLiteral("audit"), tr("Audit log"), QStringLiteral("scroll-text"), Act::SeeAudit, make<AuditSection>},
        {QStringLiteral("backups"), tr("Backups"), QStringLiteral("hard-drive"), Act::BackUp, make<BackupSection>},
        {QStringLiteral("retention"), tr("Retention"), QStringLiteral("hourglass"), Act::Erase, make<RetentionSection>},
        {QStringLiteral("gateways"), tr("Gateways"), QStringLiteral("radio-tower"), Act::ChangeSettings,
         make<GatewaySection>},
        {QStringLiteral("post"), tr("Mail"), QStringLiteral("mail"), Act::ChangeSettings, make<PostSection>},
        {QStringLiteral("settings"), tr("Settings"), QStringLiteral("settings"), Act::ChangeSettings,
         make<SettingsSection>},
        {QStringLiteral("setup"), tr("Set up"), QStringLiteral("list-checks"), Act::ChangeSettings, make<SetupSection>},
    };
    return sections;
}

QVector<desk::Act> schemeActs() {
    QVector<desk::Act> acts;
    for (const SchemeSection& section : schemeSections())
        acts += section.needs;
    return acts;
}

} // namespace watchdesk::ui
