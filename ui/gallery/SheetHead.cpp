#include "ui/gallery/SheetHead.h"

#include "ui/gallery/CardDelegate.h"
#include "ui/gallery/CardWords.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace watchdesk::ui {

namespace {

constexpr QSize photographSize{128, 160};

/// "Known · 31 · male".
QString factsOf(const desk::SubjectSheet& sheet) {
    QStringList facts{sheet.card.status == domain::SubjectStatus::IdSought ? SheetHead::tr("Identity sought")
                                                                           : SheetHead::tr("Known")};
    if (sheet.age >= 0)
        facts << QString::number(sheet.age);
    if (sheet.subject.sex == QLatin1String("m"))
        facts << SheetHead::tr("male");
    if (sheet.subject.sex == QLatin1String("f"))
        facts << SheetHead::tr("female");
    return facts.join(QStringLiteral(" · "));
}

QVector<ChipRow::Item> chipsOf(const desk::SubjectSheet& sheet) {
    QVector<ChipRow::Item> items;
    for (const domain::Caution caution : allCautions()) {
        const bool young = caution == domain::Caution::Juvenile && sheet.card.under18;
        if (young || sheet.card.cautions.testFlag(caution))
            items.append({cautionText(caution), cautionIcon(caution)});
    }
    if (sheet.card.under18 && sheet.subject.guardian.isEmpty())
        items.append({SheetHead::tr("No guardian on file"), {}, true});
    if (const int breaches = sheet.card.standing.breaches; breaches > 0)
        items.append({breaches == 1 ? SheetHead::tr("1 breach") : SheetHead::tr("%1 breaches").arg(breaches),
                      QStringLiteral("repeat")});
    items.append({watchlistText(sheet.card.bar), QStringLiteral("scan-face"), false,
                  sheet.card.bar != domain::WatchlistBar::None});
    return items;
}

} // namespace

BigPhotograph::BigPhotograph(GallerySource& source, QWidget* parent) : QWidget(parent), m_source(source) {
    setFixedSize(photographSize);
    setAccessibleName(tr("Photograph"));
}

void BigPhotograph::show(const QString& photographId, const QPixmap* meanwhile) {
    if (photographId == m_id && (m_full || m_broken)) {
        return;
    }
    const bool asked = photographId == m_id;
    m_id = photographId;
    m_full = false;
    m_broken = false;
    m_pixmap = meanwhile == nullptr ? QPixmap() : *meanwhile;
    update();
    if (asked || m_id.isEmpty())
        return;
    onAnswer(
        this, m_source.photograph(m_id), [this, id = m_id](const QByteArray& bytes) { take(id, bytes); },
        [this, id = m_id](const Error& error) {
            if (id != m_id)
                return;
            m_broken = true;
            update();
            showError(this, error);
        });
}

void BigPhotograph::take(const QString& id, const QByteArray& bytes) {
    const PictureLook look{photographSize * devicePixelRatioF(), true, false};
    onAnswer(this, m_decoder.decode({{id, bytes}}, look), [this, id](const QVector<DecodedPicture>& decoded) {
        if (id != m_id)
            return;
        m_broken = decoded.first().image.isNull();
        m_full = !m_broken;
        if (m_full)
            m_pixmap = QPixmap::fromImage(decoded.first().image);
        update();
    });
}

void BigPhotograph::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (!m_pixmap.isNull())
        painter.drawPixmap(rect(), m_pixmap);
    else
        paintSilhouette(painter, rect());
    const QString why = m_id.isEmpty() ? tr("no photograph") : m_broken ? tr("cannot be read") : QString();
    if (!why.isEmpty())
        paintLine(painter, QRectF(4, 6, width() - 8, 16), why, TextStyle::Small, Tone::TextMuted, Qt::AlignCenter);
}

AppliesBanner::AppliesBanner(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void AppliesBanner::setSheet(const desk::SubjectSheet& sheet) {
    using domain::ExclusionStanding;
    m_offence = sheet.card.cautions.testFlag(domain::Caution::CriminalBehaviourOrder);
    const bool inForce = sheet.card.standing.standing == ExclusionStanding::InForce;
    if (m_offence) {
        m_what = tr("Criminal behaviour order: a breach is an offence");
        m_why = inForce ? tr("Check its conditions; on a breach call the police. The exclusion itself is civil: ask to "
                             "leave.")
                        : tr("Check its conditions; on a breach call the police.");
    } else if (inForce) {
        m_what = tr("Civil: ask to leave, tell the coordinator");
        m_why = tr("Coming in against a private exclusion is no offence.");
    } else if (sheet.card.status == domain::SubjectStatus::IdSought) {
        m_what = tr("Identity sought");
        m_why = tr("Nothing is in force. Tell the coordinator who this is.");
    } else {
        m_what = tr("Nothing is in force");
        m_why = tr("No reason to ask this person to leave.");
    }
    setAccessibleName(m_what + QStringLiteral(". ") + m_why);
    updateGeometry();
    update();
}

qreal AppliesBanner::paint(QPainter* painter, int width) const {
    const QRectF room(36, 8, width - 46, 1);
    const qreal what = paintParagraph(painter, room, m_what, TextStyle::BodySemibold, Tone::Text);
    const qreal why = paintParagraph(painter, room.translated(0, what), m_why, TextStyle::Small, Tone::Text2);
    return what + why + 16;
}

int AppliesBanner::heightForWidth(int width) const {
    return static_cast<int>(paint(nullptr, width));
}

void AppliesBanner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tone(m_offence ? Tone::Act : Tone::Outline), 1));
    painter.setBrush(tone(m_offence ? Tone::ActBg : Tone::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.fillRect(QRectF(0, 0, 4, height()), tone(m_offence ? Tone::Act : Tone::Outline));
    paintIcon(painter, QRectF(10, 8, 20, 20), m_offence ? QStringLiteral("gavel") : QStringLiteral("door-open"), 16,
              m_offence ? Tone::Act : Tone::Text2);
    paint(&painter, width());
}

ChipRow::ChipRow(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChipRow::setItems(const QVector<Item>& items) {
    m_items = items;
    setAccessibleName(texts().join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QStringList ChipRow::texts() const {
    QStringList all;
    for (const Item& item : m_items)
        all.append(item.text);
    return all;
}

int ChipRow::place(QPainter* painter, int width) const {
    int x = 0;
    int y = 0;
    for (const Item& item : m_items) {
        ChipLook look;
        look.icon = item.icon;
        look.text = item.soon ? Tone::Soon : item.quiet ? Tone::TextMuted : Tone::Text;
        look.filled = !item.quiet;
        const int wanted = std::min(chipWidth(item.text, look), width);
        if (x > 0 && x + wanted > width) {
            x = 0;
            y += chipHeight + 4;
        }
        if (painter != nullptr)
            paintChip(*painter, QRectF(x, y, wanted, chipHeight), item.text, look);
        x += wanted + 6;
    }
    return y + chipHeight;
}

void ChipRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    place(&painter, width());
}

SheetHead::SheetHead(GallerySource& source, QWidget* parent)
    : QWidget(parent), m_photograph(new BigPhotograph(source)), m_name(new LabelText({}, TextStyle::Title, Tone::Text)),
      m_facts(new LabelText({}, TextStyle::Body, Tone::Text2)),
      m_looks(new LabelText({}, TextStyle::Small, Tone::Text2)), m_chips(new ChipRow),
      m_edit(Button::iconOnly(QStringLiteral("pencil"), tr("Set cautions"))), m_banner(new AppliesBanner) {
    m_looks->setWrapped(true);
    m_edit->setSmall(true);
    m_edit->setObjectName(QStringLiteral("set-cautions"));
    auto* chips = new QHBoxLayout;
    chips->setSpacing(6);
    chips->addWidget(m_chips, 1, Qt::AlignTop);
    chips->addWidget(m_edit, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_name);
    words->addWidget(m_facts);
    words->addWidget(m_looks);
    words->addSpacing(2);
    words->addLayout(chips);
    words->addStretch(1);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(16);
    upper->addWidget(m_photograph, 0, Qt::AlignTop);
    upper->addLayout(words, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 14);
    column->setSpacing(12);
    column->addLayout(upper);
    column->addWidget(m_banner);
    connect(m_edit, &QAbstractButton::clicked, this, &SheetHead::cautionsWanted);
}

QString SheetHead::name() const {
    return m_name->text();
}

void SheetHead::setSheet(const desk::SubjectSheet& sheet) {
    m_name->setText(subjectName(sheet.card.name));
    m_facts->setText(factsOf(sheet));
    m_looks->setText(sheet.subject.description);
    m_looks->setVisible(!sheet.subject.description.isEmpty());
    m_chips->setItems(chipsOf(sheet));
    m_edit->setVisible(sheet.maySetCautions);
    m_banner->setSheet(sheet);
}

} // namespace watchdesk::ui
