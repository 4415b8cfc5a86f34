#include "ui/scheme/SchemePart.h"

#include "ui/widgets/Button.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"

#include <QVBoxLayout>

namespace watchdesk::ui {

SchemePart::SchemePart(desk::SettingsDesk& settings, QWidget* parent)
    : QWidget(parent), m_settings(settings), m_kind(new ChoiceField(tr("Kind of scheme"))),
      m_town(lineField(tr("Town"), {}, tr("Ashby Cross"))), m_name(lineField(tr("Name of the scheme"))),
      m_channel(lineField(tr("Talkgroup"))), m_keep(new Button(tr("Make the scheme"), nullptr, Button::Kind::Primary)),
      m_words(new LabelText({}, TextStyle::Body, Tone::Soon)),
      m_there(new LabelText({}, TextStyle::Body, Tone::Text2)) {
    m_kind->add(tr("shop watch"), QStringLiteral("shop-watch"));
    m_kind->add(tr("pub watch"), QStringLiteral("pub-watch"));
    m_keep->setKeyCap(tr("Enter"));
    for (LabelText* label : {m_words, m_there})
        label->setWrapped(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    const auto add = [column](const QString& label, QWidget* field) {
        column->addWidget(new LabelText(label, TextStyle::Small, Tone::TextMuted));
        field->setMaximumWidth(480);
        column->addWidget(field);
        column->addSpacing(4);
    };
    add(tr("Kind"), m_kind);
    add(tr("Town"), m_town);
    add(tr("Name"), m_name);
    add(tr("Talkgroup, as it is called on the air and in the gateway's settings"), m_channel);
    column->addWidget(m_words);
    column->addWidget(m_keep, 0, Qt::AlignLeft);
    column->addSpacing(8);
    column->addWidget(m_there);
    column->addStretch(1);
    connect(m_town, &QLineEdit::textChanged, this, &SchemePart::propose);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SchemePart::propose);
    connect(m_keep, &QAbstractButton::clicked, this, &SchemePart::keep);
    for (QLineEdit* field : {m_town, m_name, m_channel})
        connect(field, &QLineEdit::returnPressed, this, &SchemePart::keep);
    setFocusProxy(m_town);
    propose();
}

/// As long as nobody has written another name.
void SchemePart::propose() {
    const bool pubs = m_kind->id() == QLatin1String("pub-watch");
    const QString name =
        (m_town->text().simplified() + QLatin1Char(' ') + (pubs ? tr("Pub Watch") : tr("Shop Watch"))).trimmed();
    if (m_name->text().isEmpty() || m_name->text() == m_proposed)
        m_name->setText(name);
    m_proposed = name;
    const QString channel = m_channel->text();
    if (channel.isEmpty() || channel == QLatin1String("SHOP") || channel == QLatin1String("PUB"))
        m_channel->setText(pubs ? QStringLiteral("PUB") : QStringLiteral("SHOP"));
}

void SchemePart::say(const QString& words, bool trouble) {
    m_words->setTone(trouble ? Tone::Soon : Tone::Text2);
    m_words->setText(words);
}

void SchemePart::refresh() {
    onAnswer(this, m_settings.schemes(), [this](const QVector<domain::Scheme>& schemes) {
        QStringList names;
        for (const domain::Scheme& scheme : schemes)
            names += scheme.name;
        m_keep->setText(schemes.isEmpty() ? tr("Make the scheme") : tr("Make another scheme"));
        m_there->setText(names.isEmpty()
                             ? QString()
                             : tr("There are: %1. Change them under Settings.").arg(names.join(QStringLiteral(", "))));
    });
}

void SchemePart::keep() {
    if (m_town->text().trimmed().isEmpty())
        return say(tr("Type the town."), true);
    domain::Scheme scheme;
    scheme.kind =
        m_kind->id() == QLatin1String("pub-watch") ? domain::SchemeKind::PubWatch : domain::SchemeKind::ShopWatch;
    scheme.name = m_name->text().simplified();
    scheme.town = m_town->text().simplified();
    scheme.channel = m_channel->text().simplified();
    onAnswer(this, m_settings.saveScheme(scheme), [this](const Result<domain::Scheme>& saved) {
        if (!saved)
            return say(QString::fromStdString(saved.error().text()), true);
        say(tr("%1 is made.").arg(saved->name), false);
        refresh();
    });
}

} // namespace watchdesk::ui
