#include "ui/scheme/CertificateView.h"

#include "ui/scheme/Table.h"
#include "ui/widgets/DayText.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/TimeText.h"

#include <QApplication>
#include <QClipboard>
#include <QPainter>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

enum Cell { WhenCell, ByCell, ReasonCell, WhatCell };
constexpr qsizetype mostNamed = 12; ///< records named on the sheet; the paper names all

QString byText(const desk::ErasureCertificate& certificate) {
    return CertificateView::tr("%1 and %2").arg(certificate.by, certificate.second);
}

QString wordsOf(const desk::ErasureCertificate& certificate) {
    return QStringLiteral("%1, %2, %3, %4")
        .arg(dayAndTime(certificate.at), byText(certificate), certificate.reason, erasedCounts(certificate));
}

QString recordsText(const desk::ErasureCertificate& certificate) {
    QString text = certificate.records.mid(0, mostNamed).join(QStringLiteral(", "));
    if (certificate.records.size() > mostNamed)
        text += CertificateView::tr(", and %1 more").arg(certificate.records.size() - mostNamed);
    return text;
}

QVector<Fact> factsOf(const desk::ErasureCertificate& certificate) {
    return {{CertificateView::tr("When"), dayAndTime(certificate.at), true},
            {CertificateView::tr("By"), byText(certificate)},
            {CertificateView::tr("Reason"), certificate.reason},
            {CertificateView::tr("Records"), recordsText(certificate)},
            {CertificateView::tr("Erased"), erasedCounts(certificate)},
            {CertificateView::tr("Stopped"), certificate.stopped}};
}

} // namespace

QString erasedCounts(const desk::ErasureCertificate& certificate) {
    QStringList parts;
    for (auto it = certificate.counts.begin(); it != certificate.counts.end(); ++it) {
        if (it.value() > 0)
            parts += QStringLiteral("%1: %2").arg(it.key()).arg(it.value());
    }
    return parts.join(QStringLiteral(", "));
}

CertificateView::CertificateView(QWidget* parent)
    : QWidget(parent), m_rows(new Rows<desk::ErasureCertificate>(wordsOf, this)),
      m_table(new Table(tr("Certificates"),
                        Columns({{tr("When"), 184}, {tr("By"), 208}, {tr("Reason")}, {tr("What was erased")}}),
                        rowHeight, [this](QPainter& painter, const QRectF& cell, int row, int column) {
                            paintCell(painter, cell, row, column);
                        })) {
    m_table->setModel(m_rows);
    m_table->setEmpty(new EmptyState(QStringLiteral("file-check"), tr("Nothing has been erased yet"),
                                     tr("Each erasure leaves a certificate: who, why, and how much of what.")));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
    setFocusProxy(m_table);
    connect(&m_table->list(), &RowList::opened, this, [this](int row) {
        if (const desk::ErasureCertificate* certificate = m_rows->at(row))
            Q_EMIT openWanted(*certificate);
    });
}

void CertificateView::show(const QVector<desk::ErasureCertificate>& certificates) {
    const int at = std::max(0, m_table->list().currentIndex().row());
    m_rows->set(certificates);
    m_table->list().choose(at);
}

void CertificateView::paintCell(QPainter& painter, const QRectF& cell, int row, int column) const {
    const desk::ErasureCertificate& certificate = *m_rows->at(row);
    const QString words[] = {whenText(certificate.at, {}, false), byText(certificate), certificate.reason,
                             erasedCounts(certificate)};
    paintLine(painter, cell, words[column], TextStyle::Body, column == ReasonCell ? Tone::Text : Tone::Text2);
}

CertificateSheet::CertificateSheet(QWidget* window, const desk::ErasureCertificate& certificate)
    : FormSheet(window, {tr("Certificate of erasure"), tr("It is on the audit log for good."), tr("Close"), {}}) {
    auto* facts = new FactList(tr("The certificate"));
    FormSheet::add(facts);
    facts->setFacts(factsOf(certificate));
    auto* copy = new Button(tr("Copy"));
    copy->setIconName(QStringLiteral("copy"));
    auto* paper = new Button(tr("Keep as PDF"));
    paper->setIconName(QStringLiteral("file-down"));
    addBeside(copy);
    addBeside(paper);
    connect(copy, &QAbstractButton::clicked, this, [this, certificate] {
        QStringList lines{tr("Certificate of erasure")};
        for (const Fact& fact : factsOf(certificate))
            lines += QStringLiteral("%1: %2").arg(fact.label, fact.value);
        QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
        tell(tr("Copied."));
    });
    connect(paper, &QAbstractButton::clicked, this, &CertificateSheet::paperWanted);
    connect(this, &FormSheet::wanted, this, &Overlay::dismiss);
    openForm(&actButton(), 600);
}

} // namespace watchdesk::ui
