#include "desk/AccessPictures.h"

#include "desk/VisionRoom.h"
#include "store/Try.h"

namespace watchdesk::desk {

namespace {

/// A face too many is hidden rather than one too few: the search of scenes finds the small ones, that of portraits the
/// unsure ones.
QVector<QRectF> othersIn(vision::FaceEngine& engine, const QByteArray& bytes, const QRectF& own) {
    const QImage picture = QImage::fromData(bytes).convertToFormat(QImage::Format_BGR888);
    QVector<QRectF> others;
    if (picture.isNull())
        return others;
    auto boxes = engine.find(viewOf(picture));
    const auto unsure = engine.findInPortrait(viewOf(picture));
    boxes.insert(boxes.end(), unsure.begin(), unsure.end());
    for (const vision::Box& box : boxes) {
        const QRectF found(box.x, box.y, box.width, box.height);
        if (!own.contains(found.center())) // else it is the person's own
            others.append(found);
    }
    return others;
}

} // namespace

void findOthers(VisionRoom& vision, AccessFile& file) {
    const auto look = [&vision, &file]() -> Result<void> {
        STORE_TRY(engine, vision.engine());
        for (QVector<AccessPicture>* pictures : {&file.photographs, &file.stills}) {
            for (AccessPicture& picture : *pictures) {
                if (picture.face.isValid())
                    picture.others = othersIn(*engine, picture.bytes, picture.face);
            }
        }
        return {};
    };
    file.othersSought = vision.run(look).result().has_value();
}

} // namespace watchdesk::desk
