#include "ui/scheme/SettingsSection.h"

#include "desk/Desk.h"
#include "ui/scheme/SettingLine.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/FilterField.h"
#include "ui/widgets/MachineSettings.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/PanelHead.h"
#include "ui/widgets/Toast.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

constexpr int pageWidth = 900;

QString groupTitle(domain::SettingGroup group) {
    switch (group) {
    case domain::SettingGroup::Alerts:
        return SettingsSection::tr("Alerts");
    case domain::SettingGroup::Radio:
        return SettingsSection::tr("Radio and the watch");
    case domain::SettingGroup::Police:
        return SettingsSection::tr("Reports to the police");
    case domain::SettingGroup::Faces:
        return SettingsSection::tr("Comparing faces");
    case domain::SettingGroup::Retention:
        return SettingsSection::tr("How long records are kept");
    }
    return {};
}

SettingLine::Words wordsOf(const domain::SettingDef& def) {
    const QString normal = def.isCodes ? SettingsSection::tr("none") : domain::settingWords(def, def.normal);
    return {def.title, def.explains, def.unit,     normal, def.normal,
            def.least, def.most,     def.decimals, false,  def.isCodes};
}

SettingLine::Words wordsOf(const MachineSettingDef& def) {
    const bool isSwitch = def.unit.isEmpty();
    const QString normal = isSwitch ? (def.normal != 0 ? SettingsSection::tr("on") : SettingsSection::tr("off"))
                                    : QStringLiteral("%1 %2").arg(def.normal).arg(def.unit);
    return {def.title,         def.explains,     def.unit, normal,  double(def.normal),
            double(def.least), double(def.most), 0,        isSwitch};
}

} // namespace

SettingsSection::SettingsSection(desk::Desk& desk, QWidget* parent)
    : SectionPanel(QStringLiteral("settings"), tr("Settings"), desk, parent), m_settings(desk.settings()),
      m_head(new PanelHead(tr("Settings"))),
      m_filter(new FilterField(tr("Find a setting"), tr("Find a setting"), tr("Ctrl F"))), m_area(new QScrollArea),
      m_page(new QWidget), m_column(new QVBoxLayout(m_page)), m_schemes(new QWidget),
      m_none(new EmptyState(QStringLiteral("search"), tr("No setting like that"),
                            tr("Esc in the field above shows them all again."))) {
    makeLayout();
    addGroup(tr("The scheme"));
    addSchemes();
    addRules();
    addMachine();
    m_column->addWidget(m_none);
    m_column->addStretch(1);
    m_none->hide();
    connect(m_filter, &QLineEdit::textChanged, this, &SettingsSection::showFitting);
    connect(m_filter, &FilterField::left, this, [this] { m_filter->clear(); });
    connect(&m_settings, &desk::SettingsDesk::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&MachineSettings::instance(), &MachineSettings::changed, this, [this](const QString& key) {
        if (SettingLine* one = line(key))
            one->setValue(MachineSettings::instance().value(key));
    });
    addJob(tr("Find a setting"), QStringLiteral("search"), QKeySequence(Qt::CTRL | Qt::Key_F),
           [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    setFocusProxy(m_filter);
}

void SettingsSection::makeLayout() {
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    m_filter->setMaximumWidth(420);
    bar->addWidget(m_filter, 1);
    bar->addStretch(1);
    m_column->setContentsMargins(0, 0, 0, 16);
    m_column->setSpacing(0);
    m_page->setMaximumWidth(pageWidth);
    m_area->setWidget(m_page);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addLayout(bar);
    column->addWidget(m_area, 1);
}

void SettingsSection::addGroup(const QString& title) {
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(16, 8, 16, 0);
    row->addWidget(new SectionHead(title));
    m_column->addWidget(head);
    m_groups.append(Group{head, {}});
}

void SettingsSection::addLine(const QString& key, SettingLine* line) {
    m_column->addWidget(line);
    m_groups.last().parts.append(line);
    m_lines.insert(key, line);
}

void SettingsSection::addSchemes() {
    new QVBoxLayout(m_schemes);
    m_schemes->layout()->setContentsMargins(16, 8, 16, 8);
    m_schemes->setAccessibleName(tr("Names, towns and talkgroups"));
    m_column->addWidget(m_schemes);
    m_groups.last().parts.append(m_schemes);
}

void SettingsSection::addRules() {
    std::optional<domain::SettingGroup> group;
    for (const domain::SettingDef& def : domain::settingDefs()) {
        if (group != def.group)
            addGroup(groupTitle(def.group));
        group = def.group;
        auto* one = new SettingLine(wordsOf(def));
        addLine(def.key, one);
        connect(one, &SettingLine::wanted, this, [this, key = def.key](double value) { set(key, value); });
        connect(one, &SettingLine::codesWanted, this,
                [this, key = def.key](const QString& codes) { setCodes(key, codes); });
    }
}

void SettingsSection::addMachine() {
    addGroup(tr("This machine"));
    for (const MachineSettingDef& def : MachineSettings::defs()) {
        auto* one = new SettingLine(wordsOf(def));
        addLine(def.key, one);
        one->setValue(MachineSettings::instance().value(def.key));
        connect(one, &SettingLine::wanted, this,
                [key = def.key](double value) { MachineSettings::instance().set(key, static_cast<int>(value)); });
    }
}

QVector<KeyHint> SettingsSection::hints() const {
    return {{{tr("Ctrl F")}, tr("find a setting")}, {{tr("Enter")}, tr("keep what is typed")}};
}

void SettingsSection::refresh() {
    onAnswer(this, m_settings.settings(), [this](const QVector<desk::SettingRow>& rows) {
        const auto changed =
            std::count_if(rows.begin(), rows.end(), [](const desk::SettingRow& row) { return !row.isDefault; });
        m_head->setNote(changed == 0 ? tr("all as they come") : tr("%1 changed").arg(changed));
        for (const desk::SettingRow& row : rows) {
            SettingLine* one = line(row.def.key);
            if (one != nullptr && row.def.isCodes)
                one->setCodes(row.codes);
            else if (one != nullptr)
                one->setValue(row.value);
        }
    });
    onAnswer(this, m_settings.schemes(), [this](const QVector<domain::Scheme>& schemes) {
        qDeleteAll(m_schemes->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
        m_schemeFields.clear();
        for (const domain::Scheme& scheme : schemes) {
            SchemeFields fields{scheme, lineField(tr("Name of the scheme"), scheme.name),
                                lineField(tr("Town"), scheme.town), lineField(tr("Talkgroup"), scheme.channel)};
            auto* form = new QWidget;
            auto* grid = new QGridLayout(form);
            grid->setContentsMargins(0, 0, 0, 0);
            grid->setHorizontalSpacing(12);
            int at = 0;
            for (QLineEdit* edit : {fields.name, fields.town, fields.channel}) {
                grid->addWidget(new LabelText(edit->accessibleName(), TextStyle::Small, Tone::TextMuted), 0, at);
                grid->addWidget(edit, 1, at);
                grid->setColumnStretch(at, at == 0 ? 3 : at == 1 ? 2 : 1);
                ++at;
                connect(edit, &QLineEdit::editingFinished, this,
                        [this, i = static_cast<int>(m_schemeFields.size())] { saveScheme(i); });
            }
            m_schemeFields.append(fields);
            m_schemes->layout()->addWidget(form);
        }
    });
}

void SettingsSection::saveScheme(int at) {
    SchemeFields& fields = m_schemeFields[at];
    domain::Scheme scheme = fields.scheme;
    scheme.name = fields.name->text().simplified();
    scheme.town = fields.town->text().simplified();
    scheme.channel = fields.channel->text().simplified();
    if (scheme.name == fields.scheme.name && scheme.town == fields.scheme.town &&
        scheme.channel == fields.scheme.channel)
        return;
    const domain::Scheme before = fields.scheme;
    fields.scheme = scheme; // Enter and the loss of the focus both say so: once is enough
    onAnswer(this, m_settings.saveScheme(scheme), [this, before](const Result<domain::Scheme>& saved) {
        if (!saved) {
            showError(this, saved.error());
            return refresh();
        }
        domain::Scheme old = before;
        old.version = saved->version;
        Toast::show(this, tr("%1 is kept").arg(saved->name), tr("Undo"),
                    [this, old] { onAnswer(this, m_settings.saveScheme(old), [](const domain::Scheme&) {}); });
    });
}

void SettingsSection::setCodes(const QString& key, const QString& codes) {
    SettingLine* one = line(key);
    const QString before = one->codes();
    onAnswer(this, m_settings.setCodes(key, codes), [this, one, before, key](const Result<desk::SettingRow>& row) {
        if (!row)
            return showError(this, row.error()); // what is typed stays, to be put right
        one->setCodes(row->codes);
        Toast::show(
            this, tr("%1: %2").arg(row->def.title, row->codes.isEmpty() ? tr("none") : row->codes), tr("Undo"),
            [this, key, before] { onAnswer(this, m_settings.setCodes(key, before), [](const desk::SettingRow&) {}); });
    });
}

void SettingsSection::set(const QString& key, double value) {
    SettingLine* one = line(key);
    const double before = one->value();
    const domain::SettingDef def = *domain::settingDef(key);
    onAnswer(this, m_settings.set(key, value), [this, one, before, key, def](const Result<desk::SettingRow>& row) {
        if (!row) {
            one->setValue(before);
            return showError(this, row.error());
        }
        one->setValue(row->value);
        Toast::show(
            this, tr("%1: %2").arg(def.title, domain::settingWords(def, row->value)), tr("Undo"),
            [this, key, before] { onAnswer(this, m_settings.set(key, before), [](const desk::SettingRow&) {}); });
    });
}

void SettingsSection::showFitting(const QString& filter) {
    bool any = false;
    for (const Group& group : std::as_const(m_groups)) {
        bool some = false;
        for (QWidget* part : group.parts) {
            const auto* one = qobject_cast<const SettingLine*>(part);
            const bool fits = one != nullptr
                                  ? one->fits(filter)
                                  : filter.trimmed().isEmpty() ||
                                        part->accessibleName().contains(filter.trimmed(), Qt::CaseInsensitive);
            part->setVisible(fits);
            some = some || fits;
        }
        group.head->setVisible(some);
        any = any || some;
    }
    m_none->setVisible(!any);
}

} // namespace watchdesk::ui
