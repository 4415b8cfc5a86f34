#include "ui/control/PersonStrip.h"

#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/Painting.h"
#include "ui/widgets/People.h"
#include "ui/widgets/PictureDecoding.h"

#include <QPainter>

namespace watchdesk::ui {

namespace {

constexpr int rowHeight = 64;
constexpr QSize pictureSize(44, 56);

/// The alert with who is in its incident: a person tied to it later is asked for anew.
QString keyOf(const desk::AlertView& view) {
    QStringList parts{view.alert.id};
    for (const domain::IncidentSubject& subject : view.incident.subjects)
        parts << subject.subjectId;
    return parts.size() == 1 ? QString() : parts.join(QLatin1Char('/'));
}

QString factsOf(const desk::AlertPerson& person) {
    QStringList parts{person.reference};
    if (person.age >= 0)
        parts << PersonStrip::tr("%1 years").arg(person.age);
    if (person.part == domain::SubjectPart::Victim)
        parts << PersonStrip::tr("victim");
    if (person.part == domain::SubjectPart::Witness)
        parts << PersonStrip::tr("witness");
    return parts.join(QStringLiteral(" · "));
}

QStringList cautionsOf(const desk::AlertPerson& person) {
    QStringList out;
    for (const domain::Caution caution : allCautions()) {
        if (person.cautions.testFlag(caution))
            out << cautionText(caution);
    }
    return out;
}

QString nameOf(const desk::AlertPerson& person) {
    return person.name.isEmpty() ? PersonStrip::tr("Name not known") : person.name;
}

} // namespace

PersonStrip::PersonStrip(AlertJobs& alerts, QWidget* parent)
    : QWidget(parent), m_alerts(alerts), m_decoder(std::make_unique<PictureDecoder>()) {
    setObjectName(QStringLiteral("alert-people"));
    setAccessibleName(tr("Who it is"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

PersonStrip::~PersonStrip() = default;

void PersonStrip::setAlert(const desk::AlertView* view) {
    const QString key = view == nullptr ? QString() : keyOf(*view);
    if (key == m_of)
        return;
    m_of = key;
    take({});
    if (key.isEmpty())
        return;
    // Whoever may not see the gallery is shown nobody: that is no trouble to tell of.
    onAnswer(this, m_alerts.people(view->alert.id), [this, key](const Result<QVector<desk::AlertPerson>>& people) {
        if (people && key == m_of)
            take(*people);
    });
}

void PersonStrip::take(const QVector<desk::AlertPerson>& people) {
    m_people = people;
    m_pictures.clear();
    QStringList said;
    QVector<std::pair<QString, QByteArray>> pictures;
    for (const desk::AlertPerson& person : people) {
        said << (QStringList{nameOf(person), factsOf(person)} + cautionsOf(person)).join(QStringLiteral(", "));
        if (!person.thumbnail.isEmpty())
            pictures.append({person.subjectId, person.thumbnail});
    }
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    setVisible(!people.isEmpty());
    updateGeometry();
    update();
    if (pictures.isEmpty())
        return;
    const PictureLook look{pictureSize * devicePixelRatio(), true, true};
    onAnswer(this, m_decoder->decode(pictures, look),
             [this, of = m_of](const Result<QVector<DecodedPicture>>& decoded) {
                 if (!decoded || of != m_of)
                     return;
                 for (const DecodedPicture& picture : *decoded)
                     m_pictures.insert(picture.id, picture.image);
                 update();
             });
}

QSize PersonStrip::sizeHint() const {
    return {200, static_cast<int>(m_people.size()) * rowHeight};
}

void PersonStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int i = 0; i < m_people.size(); ++i) {
        const desk::AlertPerson& person = m_people.at(i);
        const QRectF picture(0, i * rowHeight, pictureSize.width(), pictureSize.height());
        if (const QImage image = m_pictures.value(person.subjectId); !image.isNull())
            painter.drawImage(picture, image);
        else
            paintInitials(painter, picture, person.name.isEmpty() ? QStringLiteral("?") : person.name);
        const qreal left = picture.right() + 10;
        const QRectF line(left, picture.top(), width() - left, 18);
        paintLine(painter, line, nameOf(person), TextStyle::BodySemibold, Tone::Text);
        paintLine(painter, line.translated(0, 18), factsOf(person), TextStyle::Small, Tone::Text2);
        paintLine(painter, line.translated(0, 36), cautionsOf(person).join(QStringLiteral(" · ")),
                  TextStyle::SmallSemibold, Tone::Soon);
    }
}

} // namespace watchdesk::ui
