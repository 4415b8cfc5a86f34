#include "ui/widgets/ErrorBanner.h"

#include "base/Log.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace watchdesk::ui {

ErrorBanner::ErrorBanner(QWidget* parent)
    : QWidget(parent), m_what(new LabelText({}, TextStyle::BodyMedium, Tone::Text)),
      m_rest(new LabelText({}, TextStyle::Small, Tone::Text2)), m_again(new Button(tr("Try again"))) {
    m_what->setWrapped(true);
    m_rest->setWrapped(true);
    m_again->setSmall(true);
    m_again->setIconName(QStringLiteral("refresh-cw"));
    auto* close = Button::iconOnly(QStringLiteral("x"), tr("Put this message away"));
    close->setSmall(true);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(12);
    row->addWidget(new IconLabel(desk::Severity::LookSoon), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_what);
    words->addWidget(m_rest);
    row->addLayout(words, 1);
    row->addWidget(m_again, 0, Qt::AlignVCenter);
    row->addWidget(close, 0, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(close, &QAbstractButton::clicked, this, &ErrorBanner::dismiss);
    connect(m_again, &QAbstractButton::clicked, this, [this] {
        const auto fn = m_fn;
        dismiss();
        if (fn)
            fn();
    });
    hide();
}

void ErrorBanner::showError(const Error& error, std::function<void()> again) {
    m_error = error;
    m_fn = std::move(again);
    m_what->setText(QString::fromStdString(error.what));
    QStringList rest;
    for (const std::string& part : {error.kept, error.todo})
        if (!part.empty())
            rest.append(QString::fromStdString(part));
    m_rest->setText(rest.join(QLatin1Char(' ')));
    m_rest->setVisible(!rest.isEmpty());
    m_again->setVisible(bool(m_fn));
    setAccessibleName(QString::fromStdString(error.text()));
    show();
    updateGeometry();
}

void ErrorBanner::dismiss() {
    m_error = {};
    m_fn = {};
    hide();
}

void ErrorBanner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), tone(Tone::SoonBg));
    painter.fillRect(QRect(0, 0, 4, height()), tone(Tone::Soon));
    painter.fillRect(QRect(0, height() - 1, width(), 1), tone(Tone::Rule));
}

void showError(QObject* from, const Error& error) {
    log("ui")->warn("{}: {}", errorCodeName(error.code), error.text());
    for (QObject* at = from; at; at = at->parent()) {
        if (auto* banner = at->findChild<ErrorBanner*>()) {
            banner->showError(error);
            return;
        }
    }
}

} // namespace watchdesk::ui
