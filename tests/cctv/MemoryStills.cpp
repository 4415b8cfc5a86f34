#include "cctv/MemoryStills.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace watchdesk::test {

QImage drawnStill(const QSize& size, const QVector<QRectF>& faces) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(90, 94, 98));
    QImage pattern(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(pattern.scanLine(y));
        for (int x = 0; x < size.width(); ++x)
            line[x] = (x + y) % 2 == 0 ? qRgb(240, 240, 240) : qRgb(20, 20, 20);
    }
    QPainter painter(&image);
    for (const QRectF& face : faces) {
        QPainterPath oval;
        oval.addEllipse(face);
        painter.setClipPath(oval);
        painter.drawImage(0, 0, pattern);
    }
    return image;
}

QImage drawnPortrait(const QSize& size, const QRectF& face, const QColor& colour) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(60, 70, 80));
    QPainter painter(&image);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(face);
    return image;
}

desk::FaceFound foundFace(int number, const QRectF& box) {
    desk::FaceFound face;
    face.number = number;
    face.box = box;
    face.height = static_cast<int>(box.height());
    face.size = face.height >= 64   ? desk::FaceSize::Identify
                : face.height >= 40 ? desk::FaceSize::Maybe
                                    : desk::FaceSize::TooSmall;
    face.quality = face.height >= 64 ? QStringLiteral("good") : QStringLiteral("fair");
    face.compared = face.height >= 40;
    return face;
}

desk::Candidate somebody(int index, double score, desk::Likelihood likelihood) {
    static const char* const names[] = {"Ada Test", "Bo Test", "Cy Test", "Di Test", "Ed Test"};
    desk::Candidate candidate;
    candidate.subjectId = QStringLiteral("subject-%1").arg(index);
    candidate.reference = QStringLiteral("W-0%1").arg(400 + index);
    candidate.name = QString::fromLatin1(names[index % 5]);
    candidate.photographId = QStringLiteral("photo-%1").arg(index);
    candidate.photographFace = QRectF(110, 90, 180, 240);
    candidate.photograph =
        drawnPortrait({400, 500}, candidate.photographFace, QColor::fromHsv(index * 50 % 360, 160, 190));
    candidate.photographSource = QStringLiteral("police photo");
    candidate.photographTaken = QDate(2026, 9, 8);
    candidate.score = score;
    candidate.rank = index + 1;
    candidate.likelihood = likelihood;
    candidate.schemes = {QStringLiteral("SHOP"), QStringLiteral("PUB")};
    candidate.facts = {QStringLiteral("Excluded SHOP, PUB to 31 Mar 2027"),
                       QStringLiteral("Served 1 Apr 2026, in force"),
                       QStringLiteral("Civil: ask to leave, no offence")};
    return candidate;
}

QString MemoryStills::submit(const desk::StillFile& file) {
    submitted.append(file);
    desk::StillView view;
    view.id = QStringLiteral("sub%1").arg(submitted.size());
    view.source = file.source;
    view.premisesId = file.premisesId;
    view.receivedAt = m_clock.now();
    add(view);
    return view.id;
}

desk::StillView MemoryStills::still(const QString& id) const {
    const auto it = std::find_if(m_stills.cbegin(), m_stills.cend(), [&](const auto& each) { return each.id == id; });
    return it == m_stills.cend() ? desk::StillView() : *it;
}

void MemoryStills::add(const desk::StillView& still) {
    m_stills.prepend(still);
    Q_EMIT changed(still.id);
}

void MemoryStills::put(const desk::StillView& still) {
    for (desk::StillView& each : m_stills) {
        if (each.id == still.id)
            each = still;
    }
    Q_EMIT changed(still.id);
}

void MemoryStills::discard(const QString& id) {
    steps += QStringLiteral("discard ") + id;
    m_stills.removeIf([&](const desk::StillView& each) { return each.id == id; });
    Q_EMIT removed(id);
}

QString MemoryStills::wordsIfSame(const QString& stillId, int face, const QString& subjectId) const {
    return QStringLiteral(
               "Sighting, %1, face %2 of %3. Man, dark hair, dark polo shirt. Excluded, in force: ask to leave.")
        .arg(subjectId, QString::number(face), still(stillId).source);
}

desk::Candidate* MemoryStills::find(const QString& stillId, int face, const QString& subjectId) {
    for (desk::StillView& view : m_stills) {
        for (desk::FaceFound& found : view.faces) {
            for (desk::Candidate& candidate : found.candidates) {
                if (view.id == stillId && found.number == face && candidate.subjectId == subjectId)
                    return &candidate;
            }
        }
    }
    return nullptr;
}

desk::Decided MemoryStills::decideNow(const QString& stillId, int face, const QString& subjectId,
                                      domain::Verdict verdict) {
    desk::Candidate* candidate = find(stillId, face, subjectId);
    desk::Decided out;
    out.decision.id = QStringLiteral("d%1").arg(steps.size());
    out.decision.subjectId = subjectId;
    out.decision.verdict = verdict;
    out.decision.decidedAt = m_clock.now();
    candidate->decided = out.decision;
    candidate->decidedBy = QStringLiteral("Priya Test");
    if (verdict == domain::Verdict::Same) {
        out.sighting.id = QStringLiteral("sighting");
        out.alert.id = QStringLiteral("alert");
        out.alert.number = 1188;
        out.newAlert = true;
    }
    steps += QStringLiteral("%1 %2 %3")
                 .arg(domain::wordOf(domain::verdictWords, verdict))
                 .arg(face)
                 .arg(candidate->reference);
    Q_EMIT changed(stillId);
    return out;
}

ui::Answer<desk::Decided> MemoryStills::decide(const QString& stillId, int face, const QString& subjectId,
                                               domain::Verdict verdict) {
    if (fail)
        return answered<desk::Decided>(*fail);
    if (!keepWaiting)
        return answered<desk::Decided>(decideNow(stillId, face, subjectId, verdict));
    auto made = std::make_shared<QFutureInterface<Result<desk::Decided>>>();
    made->reportStarted();
    m_held.append([=, this] {
        made->reportResult(Result<desk::Decided>(decideNow(stillId, face, subjectId, verdict)));
        made->reportFinished();
    });
    return made->future();
}

void MemoryStills::answerNow() {
    for (const auto& answer : std::exchange(m_held, {}))
        answer();
}

ui::Answer<domain::MatchDecision> MemoryStills::takeBack(const QString& stillId, int face,
                                                         const desk::Decided& decided) {
    if (fail)
        return answered<domain::MatchDecision>(*fail);
    desk::Candidate* candidate = find(stillId, face, decided.decision.subjectId);
    domain::MatchDecision back = decided.decision;
    back.verdict = domain::Verdict::CannotSay;
    candidate->decided = back;
    steps += QStringLiteral("back %1 %2 %3")
                 .arg(face)
                 .arg(candidate->reference, QString(domain::wordOf(domain::verdictWords, decided.decision.verdict)));
    Q_EMIT changed(stillId);
    return answered<domain::MatchDecision>(back);
}

QVector<ui::CameraPlace> MemoryStills::places() const {
    return {{QStringLiteral("p7"), QStringLiteral("C07 Hallam Pharmacy")},
            {QStringLiteral("p12"), QStringLiteral("C12 Pennant Sports")}};
}

desk::StillView doneStill(const QString& id, const QSize& size, const QVector<desk::FaceFound>& faces) {
    desk::StillView view;
    view.id = id;
    view.source = QStringLiteral("door camera, Pennant Sports");
    view.receivedAt = shiftNow - 4 * 60'000;
    QVector<QRectF> boxes;
    for (const desk::FaceFound& face : faces)
        boxes.append(face.box);
    view.picture = drawnStill(size, boxes);
    view.state = desk::StillView::State::Done;
    view.faces = faces;
    view.watchlist = 31;
    view.threshold = 0.39;
    view.firstMs = 140;
    view.totalMs = 310;
    return view;
}

desk::StillView doorStill(const QString& id) {
    desk::FaceFound nobody = foundFace(1, {260, 150, 36, 48});
    desk::FaceFound man = foundFace(2, {560, 160, 93, 124});
    man.candidates = {somebody(0, 0.62, desk::Likelihood::Likely), somebody(1, 0.45, desk::Likelihood::Possible),
                      somebody(2, 0.31, desk::Likelihood::Unlikely)};
    const desk::FaceFound small = foundFace(3, {900, 170, 23, 31});
    return doneStill(id, {1280, 720}, {nobody, man, small});
}

desk::StillView nobodyStill(const QString& id) {
    return doneStill(id, {640, 480}, {foundFace(1, {200, 100, 90, 120})});
}

} // namespace watchdesk::test
