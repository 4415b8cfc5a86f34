#include "ui/scheme/TalkFields.h"

#include "ui/scheme/OfficeForms.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"

#include <QSpinBox>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

constexpr int setWidth = 120;
const QString maySpeak = QStringLiteral("talk");
const QString roger = QStringLiteral("roger");

QSpinBox* secondsField(const QString& name) {
    auto* box = new QSpinBox;
    box->setAccessibleName(name);
    box->setRange(5, 600);
    box->setSuffix(TalkFields::tr(" s"));
    box->setCorrectionMode(QAbstractSpinBox::CorrectToNearestValue);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setFixedHeight(32);
    return box;
}

} // namespace

TalkFields::TalkFields(QWidget* parent)
    : QWidget(parent), m_may(new ChoiceField(tr("What the desk does"))),
      m_longest(secondsField(tr("Longest over, in seconds"))), m_end(new ChoiceField(tr("At the end of an over"))),
      m_own(makeCall(tr("Tone set of the desk's own call"), tr("The desk's own call"))),
      m_all(makeCall(tr("Tone set of the call to all"), tr("Call to all radios"))) {
    m_may->add(tr("it only listens"), {});
    m_may->add(tr("it listens, and may speak"), maySpeak);
    m_end->add(tr("no tone"), {});
    m_end->add(tr("a short tone (roger)"), roger);
    makeLayout();
    connect(m_may, &QComboBox::currentIndexChanged, this, &TalkFields::showWhatItMay);
}

TalkFields::Call TalkFields::makeCall(const QString& set, const QString& code) {
    const Call call{new ChoiceField(set), lineField(code, {}, tr("none, or five digits")),
                    new LabelText({}, TextStyle::Small, Tone::Soon)};
    for (const QString& name : desk::GatewayDesk::toneSets())
        call.set->add(name, name);
    call.trouble->setWrapped(true);
    call.trouble->setVisible(false);
    connect(call.code, &QLineEdit::textChanged, call.trouble, &QWidget::hide);
    return call;
}

void TalkFields::makeLayout() {
    const auto columnIn = [](QWidget* widget) {
        auto* column = new QVBoxLayout(widget);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(6);
        return column;
    };
    auto* column = columnIn(this);
    addField(column, tr("What the desk does on it"), m_may);
    m_more = new QWidget;
    auto* more = columnIn(m_more);
    addField(more, tr("Longest over, at its end"), fieldPair(m_longest, setWidth, m_end));
    addField(more, tr("The desk's own call, before the words of each over"),
             fieldPair(m_own.set, setWidth, m_own.code));
    more->addWidget(m_own.trouble);
    addField(more, tr("What every radio answers to"), fieldPair(m_all.set, setWidth, m_all.code));
    more->addWidget(m_all.trouble);
    column->addWidget(m_more);
}

void TalkFields::showWhatItMay() {
    m_more->setVisible(m_may->id() == maySpeak);
}

void TalkFields::show(const Call& call, const std::optional<radio::CallCode>& kept) {
    const QString set = kept ? QString::fromStdString(kept->set).section(u'(', 0, 0) : call.set->itemText(0);
    if (call.set->findText(set, Qt::MatchFixedString) < 0)
        call.set->add(set, QString::fromStdString(kept->set)); // what is kept is not changed by being looked at
    call.set->setCurrentIndex(call.set->findText(set, Qt::MatchFixedString));
    call.code->setText(kept ? QString::fromStdString(kept->code) : QString());
    call.trouble->hide();
}

void TalkFields::edit(const std::optional<radio::TalkConfig>& talk) {
    const radio::TalkConfig now = talk.value_or(radio::TalkConfig());
    m_may->choose(talk ? maySpeak : QString());
    m_longest->setValue(now.timeOutSeconds);
    m_end->choose(now.rogerTone ? roger : QString());
    show(m_own, now.ani);
    show(m_all, now.allCall);
    showWhatItMay();
}

std::optional<radio::CallCode> TalkFields::typed(const Call& call) {
    const QString code = call.code->text().trimmed();
    if (code.isEmpty())
        return std::nullopt;
    return radio::CallCode{call.set->id().toStdString(), code.toStdString()};
}

std::optional<radio::TalkConfig> TalkFields::typed() const {
    if (m_may->id() != maySpeak)
        return std::nullopt;
    return radio::TalkConfig{m_longest->value(), m_end->id() == roger, typed(m_own), typed(m_all)};
}

QWidget* TalkFields::check(const Call& call) {
    const auto code = typed(call);
    const bool good = !code || radio::sendable(*code);
    call.trouble->setText(good ? QString() : tr("A selective call is five digits, 0 to 9; leave it empty for none."));
    call.trouble->setVisible(!good);
    return good ? nullptr : call.code;
}

QWidget* TalkFields::check() {
    m_longest->interpretText();
    if (!typed())
        return nullptr;
    QWidget* own = check(m_own);
    QWidget* all = check(m_all);
    return own != nullptr ? own : all;
}

} // namespace watchdesk::ui
